package org.fedai.kubefate.server.database;

import javax.sql.DataSource;
import org.fedai.kubefate.server.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.Testcontainers;

@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class MariaDbMigrationIT extends MigrationContract {
    @Override
    DataSource create() {
        return on(Databases.mariaDb());
    }
}
