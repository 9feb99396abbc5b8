package org.fedai.kubefate.server.security;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.fedai.kubefate.server.database.UtcTime;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Limits failed logins to prevent password guessing. An attempt counts as a failure from before its password is
 * checked until it has succeeded, so that guesses sent at once are counted as well; if it cannot be counted, it is not
 * made. The counts are in the database, so that the limits apply across replicas; the limits also bound the number of
 * rows.
 */
@Component
class LoginLimit {
    /** How long an attempt waits for earlier ones, which may all succeed. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JdbcClient jdbc;
    private final SecuritySettings settings;
    private final LoginAddresses addresses;
    private final Clock clock;
    /** Ids are visible in their order, so that of two attempts at least one sees the other. */
    private final ReentrantLock inOrder = new ReentrantLock();

    LoginLimit(JdbcClient jdbc, SecuritySettings settings, LoginAddresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * A counted attempt.
     *
     * @param user stands for the user name, which may be anything that somebody sent
     * @param network stands for the address
     */
    record Attempt(long id, String user, String network) {}

    private enum Verdict {
        GO,
        WAIT,
        REFUSE
    }

    /**
     * Counts an attempt, before its password is checked.
     *
     * @throws Problem of kind {@code TOO_MANY} after too many failures
     */
    Attempt begin(String username, RequestOrigin origin) {
        Attempt attempt = insert(digest(username), origin.network());
        boolean exempt = addresses.knows(attempt.user(), attempt.network());
        Instant deadline = clock.instant().plus(PATIENCE);
        Verdict verdict = verdict(attempt, exempt);
        while (verdict == Verdict.WAIT && clock.instant().isBefore(deadline)) {
            pause();
            verdict = verdict(attempt, exempt);
        }
        if (verdict == Verdict.GO) {
            return attempt;
        }
        forget(attempt);
        throw Problem.tooMany(
                "too many failed logins; try again in " + settings.loginWindow().toMinutes() + " minutes",
                settings.loginWindow());
    }

    void failed(Attempt attempt) {
        jdbc.sql("UPDATE login_failure SET pending = FALSE WHERE id = ?")
                .param(attempt.id())
                .update();
        jdbc.sql("DELETE FROM login_failure WHERE at < ?").param(windowStart()).update();
    }

    void succeeded(Attempt attempt) {
        forget(attempt);
        String sameCaller = "FROM login_failure WHERE username = ? AND address = ? AND NOT pending";
        long failures = jdbc.sql("SELECT COUNT(*) " + sameCaller)
                .params(attempt.user(), attempt.network())
                .query(Long.class)
                .single();
        if (failures > 0) {
            jdbc.sql("DELETE " + sameCaller)
                    .params(attempt.user(), attempt.network())
                    .update();
        }
        addresses.remember(attempt.user(), attempt.network());
    }

    private Attempt insert(String user, String network) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        inOrder.lock();
        try {
            jdbc.sql("INSERT INTO login_failure (username, address, at, pending) VALUES (?, ?, ?, TRUE)")
                    .params(user, network, UtcTime.of(clock.instant()))
                    .update(id, "id");
        } finally {
            inOrder.unlock();
        }
        return new Attempt(requireNonNull(id.getKey(), "the row has no id").longValue(), user, network);
    }

    private void forget(Attempt attempt) {
        jdbc.sql("DELETE FROM login_failure WHERE id = ?").param(attempt.id()).update();
    }

    /** The address first, so that nobody can use up the attempts of others. */
    private Verdict verdict(Attempt attempt, boolean exempt) {
        Stream<Verdict> always = Stream.of(
                verdict(attempt, settings.failuresPerAddress(), "address = ?", attempt.network()),
                verdict(
                        attempt,
                        settings.failuresPerCaller(),
                        "username = ? AND address = ?",
                        attempt.user(),
                        attempt.network()));
        Stream<Verdict> ofStrangers = exempt
                ? Stream.of()
                : Stream.of(verdict(attempt, settings.failuresPerUser(), "username = ?", attempt.user()));
        return Stream.concat(always, ofStrangers).max(Comparator.naturalOrder()).orElse(Verdict.GO);
    }

    private Verdict verdict(Attempt attempt, int limit, String condition, Object... values) {
        var query = jdbc.sql("SELECT COUNT(*) AS attempts, SUM(CASE WHEN pending THEN 0 ELSE 1 END) AS failures"
                + " FROM login_failure WHERE " + condition + " AND id < ? AND at >= ?");
        for (Object value : values) {
            query = query.param(value);
        }
        return query.param(attempt.id())
                .param(windowStart())
                .query((row, number) -> {
                    if (row.getLong("failures") >= limit) {
                        return Verdict.REFUSE;
                    }
                    return row.getLong("attempts") >= limit ? Verdict.WAIT : Verdict.GO;
                })
                .single();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the service is stopping; try again in a moment", PATIENCE);
        }
    }

    /** Of the same length for every name, and not readable: users type passwords into the wrong field. */
    private static String digest(String username) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(username.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private LocalDateTime windowStart() {
        return UtcTime.of(clock.instant().minus(settings.loginWindow()));
    }
}
