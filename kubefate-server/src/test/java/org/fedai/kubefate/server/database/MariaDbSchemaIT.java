package org.fedai.kubefate.server.database;

import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Tag;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

/** In the database of a Go service, which already has tables. */
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
@ServerTest
@ContextConfiguration(initializers = {MariaDbSchemaIT.GoService.class, Databases.MariaDb.class})
class MariaDbSchemaIT extends SchemaContract {
    static final class GoService implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            JdbcDatabaseContainer<?> server = Databases.mariaDb();
            new JdbcTemplate(new DriverManagerDataSource(
                            server.getJdbcUrl(), server.getUsername(), server.getPassword()))
                    .execute("CREATE TABLE IF NOT EXISTS clusters (id BIGINT PRIMARY KEY)");
        }
    }

    @Override
    boolean isOld(String table) {
        return table.equals("clusters");
    }
}
