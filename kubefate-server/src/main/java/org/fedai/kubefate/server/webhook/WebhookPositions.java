package org.fedai.kubefate.server.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each receiver is, and which replica delivers to it. */
@Component
class WebhookPositions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String replica = UUID.randomUUID().toString();

    WebhookPositions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far a receiver is.
     *
     * @param lastId the last event it has accepted, or that was left out
     * @param failures of the next event so far
     * @param retryAt when it is tried again
     */
    record Position(long lastId, int failures, Instant retryAt) {}

    /** Begins after an event, unless the receiver was known before. */
    void begin(Webhook webhook, long lastId) {
        try {
            jdbc.sql("INSERT INTO webhook (id, last_id, failures, retry_at, held_until) VALUES (?, ?, 0, 0, 0)")
                    .params(webhook.id(), lastId)
                    .update();
        } catch (DuplicateKeyException e) {
            // It goes on where it was.
            return;
        }
    }

    Position of(Webhook webhook) {
        return jdbc.sql("SELECT last_id, failures, retry_at FROM webhook WHERE id = ?")
                .param(webhook.id())
                .query((row, number) -> new Position(
                        row.getLong("last_id"), row.getInt("failures"), Instant.ofEpochMilli(row.getLong("retry_at"))))
                .single();
    }

    /**
     * Takes a receiver, or keeps it.
     *
     * @param lease until another replica may take it, if this one dies
     * @return false if another replica has it
     */
    boolean hold(Webhook webhook, Duration lease) {
        long now = clock.millis();
        return jdbc.sql("""
                                UPDATE webhook SET held_by = :replica, held_until = :until
                                WHERE id = :id AND (held_by IS NULL OR held_by = :replica OR held_until < :now)""")
                        .param("replica", replica)
                        .param("until", now + lease.toMillis())
                        .param("id", webhook.id())
                        .param("now", now)
                        .update()
                == 1;
    }

    void release(Webhook webhook) {
        jdbc.sql("UPDATE webhook SET held_by = NULL, held_until = 0 WHERE id = ? AND held_by = ?")
                .params(webhook.id(), replica)
                .update();
    }

    /** The receiver has an event, or does not get it. */
    void advance(Webhook webhook, long lastId) {
        jdbc.sql("UPDATE webhook SET last_id = ?, failures = 0, retry_at = 0 WHERE id = ? AND held_by = ?")
                .params(lastId, webhook.id(), replica)
                .update();
    }

    void retryLater(Webhook webhook, int failures, Instant at) {
        jdbc.sql("UPDATE webhook SET failures = ?, retry_at = ? WHERE id = ? AND held_by = ?")
                .params(failures, at.toEpochMilli(), webhook.id(), replica)
                .update();
    }
}
