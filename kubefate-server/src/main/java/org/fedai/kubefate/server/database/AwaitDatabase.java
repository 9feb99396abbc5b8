package org.fedai.kubefate.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.fedai.kubefate.common.KubefateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the database at startup. In a deployment both start together and the database takes longer; a wrong
 * password or a missing database, however, fails immediately.
 */
final class AwaitDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitDatabase.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final DatabaseSettings settings;

    AwaitDatabase(DatabaseSettings settings) {
        this.settings = settings;
    }

    void await() throws InterruptedException {
        Instant deadline = Instant.now().plus(settings.startupWait());
        boolean logged = false;
        while (true) {
            try (Connection connection = connect()) {
                LOG.info("using {}, {}", settings.description(), version(connection));
                return;
            } catch (SQLException e) {
                if (!isTransient(e) || Instant.now().isAfter(deadline)) {
                    throw new KubefateException(
                            settings.description() + " cannot be used: " + e.getMessage() + "; " + advice(), e);
                }
                if (!logged) {
                    LOG.info("waiting for {}: {}", settings.description(), firstLine(e));
                    logged = true;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Connection connect() throws SQLException {
        return settings.isEmbedded()
                ? DriverManager.getConnection(settings.url(), "sa", "")
                : DriverManager.getConnection(settings.url(), settings.username(), settings.password());
    }

    private boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        // Class 08 means no connection. Any other state is an error of the database that waiting does not fix.
        return !settings.isEmbedded() && state != null && state.startsWith("08");
    }

    private String advice() {
        return settings.isEmbedded()
                ? "check that no other kubefate-server uses the same file (FATECLOUD_DB_FILE)"
                : "check FATECLOUD_DB_HOST, _PORT, _NAME, _USERNAME and _PASSWORD";
    }

    private static String version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion();
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no response");
    }
}
