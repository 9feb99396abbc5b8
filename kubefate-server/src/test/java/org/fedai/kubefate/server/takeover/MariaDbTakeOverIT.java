package org.fedai.kubefate.server.takeover;

import org.fedai.kubefate.server.testing.Databases;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class MariaDbTakeOverIT extends TakeOverContract {
    @Override
    JdbcDatabaseContainer<?> server() {
        return Databases.mariaDb();
    }
}
