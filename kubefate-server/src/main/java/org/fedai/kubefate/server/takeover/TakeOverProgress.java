package org.fedai.kubefate.server.takeover;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the tables of the Go service in this service's database have been taken over. */
@Component
class TakeOverProgress {
    /** Less than the limit for one statement: whoever waits longer for another replica tries again. */
    private static final int LOCK_SECONDS = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    TakeOverProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The highest ID taken over of each table. */
    Map<GoTable, Long> read() {
        return query("SELECT source, last_id FROM takeover");
    }

    /**
     * The same, locked until the end of the transaction.
     *
     * @throws org.springframework.dao.DataAccessException if another replica holds the lock for long
     */
    Map<GoTable, Long> lock() {
        return query("SELECT source, last_id FROM takeover FOR UPDATE");
    }

    private Map<GoTable, Long> query(String sql) {
        Map<String, Long> rows = jdbc.sql(sql).withQueryTimeout(LOCK_SECONDS).query((ResultSet result) -> {
            Map<String, Long> found = new HashMap<>();
            while (result.next()) {
                found.put(result.getString("source"), result.getLong("last_id"));
            }
            return found;
        });
        Map<GoTable, Long> ids = new EnumMap<>(GoTable.class);
        for (GoTable table : GoTable.values()) {
            ids.put(table, rows.getOrDefault(table.table(), 0L));
        }
        return ids;
    }

    /** When rows were taken over last; empty if never. */
    Optional<Instant> last() {
        return jdbc.sql("SELECT MAX(taken_at) FROM takeover")
                .query(LocalDateTime.class)
                .optional()
                .map(time -> time.toInstant(ZoneOffset.UTC));
    }

    void store(Map<GoTable, Long> lastIds) {
        lastIds.forEach((table, lastId) -> jdbc.sql("UPDATE takeover SET last_id = ?, taken_at = ? WHERE source = ?")
                .params(lastId, UtcTime.of(clock.instant()), table.table())
                .update());
    }
}
