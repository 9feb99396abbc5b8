package org.fedai.kubefate.server.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The events of all replicas, in one order.
 *
 * <p>Transactions take ids before they commit, so that a reader who has seen 7 could miss 6. Therefore the ids of readers are given out later:
 * whoever reads first moves what has been committed from the outbox to the events, one replica at a time, and those
 * numbers become visible in their order. A transaction that changes a job or a cluster waits for nothing.
 */
@Component
public class EventStore {
    static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventStore(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Gives their ids to all events that have been committed. */
    void sequence() {
        while (isWaiting()) {
            transaction.executeWithoutResult(status -> moveWaiting());
        }
    }

    private boolean isWaiting() {
        return jdbc.sql("SELECT id FROM event_outbox ORDER BY id LIMIT 1")
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** By primary keys only: a range would also lock the place where other transactions insert. */
    private void moveWaiting() {
        long last = jdbc.sql("SELECT last_id FROM event_sequence WHERE name = 'event' FOR UPDATE")
                .query(Long.class)
                .single();
        List<StoredEvent> waiting = jdbc.sql("SELECT * FROM event_outbox ORDER BY id LIMIT " + BATCH)
                .query(EventStore::row)
                .list();
        List<Object[]> moved = new ArrayList<>();
        for (StoredEvent event : waiting) {
            last++;
            moved.add(new Object[] {
                last,
                event.kind(),
                event.status(),
                event.clusterUuid(),
                event.jobUuid(),
                // Not parsed: a later version may have written it.
                "{\"id\":" + last + "," + event.document().substring(1),
                UtcTime.of(event.time())
            });
        }
        batches.batchUpdate("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", moved);
        batches.batchUpdate(
                "DELETE FROM event_outbox WHERE id = ?",
                waiting.stream().map(event -> new Object[] {event.id()}).toList());
        jdbc.sql("UPDATE event_sequence SET last_id = ? WHERE name = 'event'")
                .param(last)
                .update();
    }

    /** The id of the last event; 0 if there was none yet. */
    public long last() {
        return jdbc.sql("SELECT last_id FROM event_sequence WHERE name = 'event'")
                .query(Long.class)
                .single();
    }

    /** The next events after an id, in their order; at most {@link #BATCH}. */
    public List<StoredEvent> after(long id) {
        return jdbc.sql("SELECT * FROM event WHERE id > ? ORDER BY id LIMIT " + BATCH)
                .param(id)
                .query(EventStore::row)
                .list();
    }

    /** Whether all events after an id are still stored, so that a reader who has seen it misses none. */
    boolean isComplete(long id) {
        long last = last();
        if (id >= last) {
            return id == last;
        }
        return jdbc.sql("SELECT MIN(id) FROM event").query(Long.class).optional().stream()
                .anyMatch(first -> first <= id + 1);
    }

    /**
     * Deletes old events.
     *
     * @param most how many are kept in any case; older ones go, however young they are
     */
    void prune(Duration retention, long most) {
        sequence();
        long old = jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM event WHERE created_at < ?")
                .param(UtcTime.of(clock.instant().minus(retention)))
                .query(Long.class)
                .single();
        long end = Math.max(old, last() - most);
        long first = jdbc.sql("SELECT COALESCE(MIN(id), 0) FROM event")
                .query(Long.class)
                .single();
        for (long from = first; from <= end; from += BATCH) {
            jdbc.sql("DELETE FROM event WHERE id BETWEEN ? AND ?")
                    .params(from, Math.min(from + BATCH - 1, end))
                    .update();
        }
    }

    private static StoredEvent row(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("status"),
                row.getString("cluster_uuid"),
                row.getString("job_uuid"),
                row.getString("content"),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
