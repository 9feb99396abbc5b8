package org.fedai.kubefate.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From where users have logged in lately. There, the failures of others elsewhere do not count against them. */
@Component
class LoginAddresses {
    private static final Duration LATELY = Duration.ofDays(30);
    /** Logins are frequent: those of the Go command line precede every request. */
    private static final Duration PRECISION = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LoginAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean knows(String user, String network) {
        return last(user, network).filter(at -> at.isAfter(before(LATELY))).isPresent();
    }

    void remember(String user, String network) {
        if (last(user, network).filter(at -> at.isAfter(before(PRECISION))).isPresent()) {
            return;
        }
        jdbc.sql("DELETE FROM login_address WHERE at < ?").param(before(LATELY)).update();
        int updated = jdbc.sql("UPDATE login_address SET at = ? WHERE username = ? AND address = ?")
                .params(now(), user, network)
                .update();
        if (updated == 0) {
            insert(user, network);
        }
    }

    private void insert(String user, String network) {
        try {
            jdbc.sql("INSERT INTO login_address (username, address, at) VALUES (?, ?, ?)")
                    .params(user, network, now())
                    .update();
        } catch (DuplicateKeyException e) {
            // Another login of the user from there has just been recorded.
            return;
        }
    }

    private Optional<LocalDateTime> last(String user, String network) {
        return jdbc.sql("SELECT at FROM login_address WHERE username = ? AND address = ?")
                .params(user, network)
                .query(LocalDateTime.class)
                .optional();
    }

    private LocalDateTime now() {
        return UtcTime.of(clock.instant());
    }

    private LocalDateTime before(Duration age) {
        return UtcTime.of(clock.instant().minus(age));
    }
}
