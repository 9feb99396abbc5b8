package org.fedai.kubefate.server.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: whether the database can do what requests need. An embedded database must be able to write: when
 * its disk is full, it still answers queries, but not even a login succeeds.
 */
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);
    private static final String SETTING = "readiness";
    private static final int TIMEOUT_SECONDS = 3;

    private final DatabaseSettings settings;
    private final DataSource database;
    private final SettingStore store;
    private final Clock clock;
    private final AtomicReference<@Nullable DatabaseFailure> last = new AtomicReference<>();

    DatabaseHealth(DatabaseSettings settings, DataSource database, SettingStore store, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Health health() {
        try {
            check();
            if (last.getAndSet(null) != null) {
                replaceConnections();
                LOG.info("{} works again", settings.description());
            }
            return Health.up().build();
        } catch (SQLException | DataAccessException e) {
            DatabaseFailure failure = DatabaseFailure.orUnavailable(e);
            if (last.getAndSet(failure) != failure) {
                LOG.warn("{}: {} ({})", settings.description(), failure.message(), DatabaseFailure.reason(e));
            }
            // A busy service is not taken out of service: that would make the others busier.
            return (failure == DatabaseFailure.BUSY ? Health.up() : Health.down())
                    .withDetail("reason", failure.message())
                    .build();
        }
    }

    /**
     * Those that were open during the failure may be broken. The pool tests none that has just been used, so that a request would find out, after readiness has
     * said that the service works.
     */
    private void replaceConnections() throws SQLException {
        if (database.isWrapperFor(HikariDataSource.class)) {
            HikariPoolMXBean pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
            if (pool != null) {
                pool.softEvictConnections();
            }
        }
    }

    private void check() throws SQLException {
        if (settings.isEmbedded()) {
            store.store(SETTING, clock.instant().toString());
            return;
        }
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(TIMEOUT_SECONDS)) {
                throw new SQLException("no answer within " + TIMEOUT_SECONDS + " seconds");
            }
        }
    }
}
