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
 * Waits for the database at the start. In a deployment both come up together, and the database takes longer; a wrong password or a missing
 * database on the other hand does not heal by waiting.
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
        boolean told = false;
        while (true) {
            try (Connection connection = connect()) {
                LOG.info("using {}, {}", settings.description(), version(connection));
                return;
            } catch (SQLException e) {
                if (!mayHeal(e) || Instant.now().isAfter(deadline)) {
                    throw new KubefateException(
                            settings.description() + " cannot be used: " + e.getMessage() + "; " + advice(), e);
                }
                if (!told) {
                    LOG.info("waiting for {}: {}", settings.description(), firstLine(e));
                    told = true;
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

    private boolean mayHeal(SQLException e) {
        String state = e.getSQLState();
        // Class 08: no connection. Anything else is an answer of the database, which stays the same.
        return !settings.isEmbedded() && state != null && state.startsWith("08");
    }

    private String advice() {
        return settings.isEmbedded()
                ? "no other kubefate-server may use the same file (FATECLOUD_DB_FILE)"
                : "check FATECLOUD_DB_HOST, _PORT, _NAME, _USERNAME and _PASSWORD";
    }

    private static String version(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion();
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no answer");
    }
}
