package org.fedai.kubefate.server.database;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedMigrationTest extends MigrationContract {
    @TempDir
    private Path folder;

    @Override
    DataSource create() {
        DatabaseSettings settings =
                new DatabaseSettings("h2", folder.resolve("database").toString(), "", "", "", "", "", Duration.ZERO);
        return new DriverManagerDataSource(settings.url(), "sa", "");
    }
}
