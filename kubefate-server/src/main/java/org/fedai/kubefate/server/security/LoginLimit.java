package org.fedai.kubefate.server.security;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits failed logins to prevent password guessing. Failures are counted in the database, so that the limits apply
 * across replicas; the limits also bound the number of rows.
 */
@Component
class LoginLimit {
    private final JdbcClient jdbc;
    private final SecuritySettings settings;
    private final Clock clock;

    LoginLimit(JdbcClient jdbc, SecuritySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks whether a login may be attempted.
     *
     * @throws Problem of kind {@code TOO_MANY} after too many failures
     */
    void check(String username, String address) {
        LocalDateTime since = windowStart();
        long fromAddress = count("address = ?", since, address);
        boolean tooMany = fromAddress >= settings.failuresPerAddress()
                || count("username = ?", since, username) >= settings.failuresPerUser()
                || (fromAddress >= settings.failuresPerCaller()
                        && count("username = ? AND address = ?", since, username, address)
                                >= settings.failuresPerCaller());
        if (tooMany) {
            throw Problem.tooMany(
                    "too many failed logins; try again in "
                            + settings.loginWindow().toMinutes() + " minutes",
                    settings.loginWindow());
        }
    }

    void failed(String username, String address) {
        jdbc.sql("DELETE FROM login_failure WHERE at < ?").param(windowStart()).update();
        jdbc.sql("INSERT INTO login_failure (username, address, at) VALUES (?, ?, ?)")
                .params(username, address, utc(clock.instant()))
                .update();
    }

    void succeeded(String username, String address) {
        jdbc.sql("DELETE FROM login_failure WHERE username = ? AND address = ?")
                .params(username, address)
                .update();
    }

    private long count(String condition, LocalDateTime since, Object... values) {
        var query = jdbc.sql("SELECT COUNT(*) FROM login_failure WHERE " + condition + " AND at >= ?");
        for (Object value : values) {
            query = query.param(value);
        }
        return query.param(since).query(Long.class).single();
    }

    private LocalDateTime windowStart() {
        return utc(clock.instant().minus(settings.loginWindow()));
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
