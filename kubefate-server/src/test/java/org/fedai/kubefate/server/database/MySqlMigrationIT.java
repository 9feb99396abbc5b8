package org.fedai.kubefate.server.database;

import javax.sql.DataSource;
import org.fedai.kubefate.server.testing.Databases;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers(disabledWithoutDocker = true)
class MySqlMigrationIT extends MigrationContract {
    @Override
    DataSource create() {
        return on(Databases.mySql());
    }
}
