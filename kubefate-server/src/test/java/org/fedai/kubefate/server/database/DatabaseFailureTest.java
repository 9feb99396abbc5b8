package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Real failures of pool, driver and database, and what clients are told about them. */
class DatabaseFailureTest {
    @TempDir
    private Path folder;

    @Test
    void an_empty_pool_means_busy() throws Exception {
        try (HikariDataSource pool = embedded()) {
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            Throwable failure = catchThrowable(() -> new JdbcTemplate(pool).queryForList("SELECT 1"));
            for (Connection connection : taken) {
                connection.close();
            }

            assertThat(DatabaseFailure.of(failure)).isEqualTo(DatabaseFailure.BUSY);
        }
    }

    @Test
    void a_server_that_refuses_connections_is_unavailable() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        DatabaseSettings settings = settings(port);

        Throwable failure = catchThrowable(() -> DriverManager.getConnection(settings.url(), "me", "x"));

        assertThat(DatabaseFailure.of(failure)).isEqualTo(DatabaseFailure.UNAVAILABLE);
    }

    @Test
    void a_server_that_does_not_answer_is_unavailable() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DatabaseSettings settings = settings(silent.getLocalPort());

            Throwable failure = catchThrowable(
                    () -> DriverManager.getConnection(settings.migrationUrl() + "&socketTimeout=500", "me", "x"));

            assertThat(DatabaseFailure.of(failure)).isEqualTo(DatabaseFailure.UNAVAILABLE);
        }
    }

    @Test
    void a_wrong_statement_is_not_a_failure_of_the_database() throws Exception {
        try (HikariDataSource pool = embedded()) {
            Throwable failure =
                    catchThrowable(() -> new JdbcTemplate(pool).queryForList("SELECT nonsense FROM nowhere"));

            assertThat(failure).isNotNull();
            assertThat(DatabaseFailure.of(failure)).isNull();
            assertThat(DatabaseFailure.of(new IllegalStateException("a defect")))
                    .isNull();
        }
    }

    private HikariDataSource embedded() throws InterruptedException {
        HikariDataSource pool = (HikariDataSource) new DatabaseConfiguration()
                .dataSource(new DatabaseSettings(
                        "h2", folder.resolve("database").toString(), "", "", "", "", "", Duration.ZERO));
        pool.setConnectionTimeout(500);
        return pool;
    }

    private static DatabaseSettings settings(int port) {
        return new DatabaseSettings(
                "mysql", "", "127.0.0.1", Integer.toString(port), "kube_fate", "me", "x", Duration.ZERO);
    }
}
