package org.fedai.kubefate.server.audit;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.fedai.kubefate.common.api.AuditEntry;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The rows of the audit. */
@Component
class AuditTable {
    private static final int LONGEST = 255;

    private final JdbcClient jdbc;

    AuditTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a row for a request that is about to be carried out. */
    long begin(Instant at, String username, String address, AuditedAction action, AuditTarget target, String detail) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO audit (at, times, last_at, username, address, action, target, cluster_uuid, detail, outcome)
                        VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        UtcTime.of(at),
                        UtcTime.of(at),
                        shortened(username),
                        address,
                        action.name(),
                        shortened(target.name()),
                        target.clusterUuid(),
                        shortened(detail),
                        AuditOutcome.UNFINISHED.toString()))
                .update(id, "id");
        return requireNonNull(id.getKey(), "the row has no id").longValue();
    }

    void jobStarted(long id, String jobUuid, String clusterUuid) {
        jdbc.sql("UPDATE audit SET job_uuid = ?, cluster_uuid = ?, outcome = ? WHERE id = ?")
                .params(jobUuid, clusterUuid, AuditOutcome.RUNNING.toString(), id)
                .update();
    }

    void jobEnded(String jobUuid, AuditOutcome outcome) {
        jdbc.sql("UPDATE audit SET outcome = ? WHERE job_uuid = ?")
                .params(outcome.toString(), jobUuid)
                .update();
    }

    /** Adds how the request ended. The job that it started may have ended already. */
    void end(long id, int status, AuditTarget target, String detail) {
        jdbc.sql("""
                        UPDATE audit SET status = ?, target = ?, cluster_uuid = COALESCE(?, cluster_uuid), detail = ?,
                            outcome = CASE WHEN job_uuid IS NULL THEN ? ELSE outcome END
                        WHERE id = ?""")
                .params(Arrays.asList(
                        status,
                        shortened(target.name()),
                        target.clusterUuid(),
                        shortened(detail),
                        AuditOutcome.of(status).toString(),
                        id))
                .update();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM audit WHERE id = ?").param(id).update();
    }

    /** Counts equal requests in one row, which other replicas may count in as well. */
    void fold(FoldedRequest request, String key, int times, Instant last) {
        if (count(key, times, last) == 0) {
            try {
                insert(request, key, times, last);
            } catch (DuplicateKeyException e) {
                // Another replica was faster.
                count(key, times, last);
            }
        }
    }

    private int count(String key, int times, Instant last) {
        return jdbc.sql("UPDATE audit SET times = times + ?, last_at = ? WHERE folded = ?")
                .params(times, UtcTime.of(last), key)
                .update();
    }

    private void insert(FoldedRequest request, String key, int times, Instant last) {
        jdbc.sql("""
                        INSERT INTO audit (at, times, last_at, username, address, action, target, cluster_uuid, detail, outcome, status,
                            folded)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)""")
                .params(Arrays.asList(
                        UtcTime.of(request.first()),
                        times,
                        UtcTime.of(last),
                        shortened(request.username()),
                        request.address(),
                        request.action(),
                        shortened(request.target().name()),
                        request.target().clusterUuid(),
                        AuditOutcome.of(request.status()).toString(),
                        request.status(),
                        key))
                .update();
    }

    /** The newest first. */
    List<AuditEntry> list(AuditQuery query) {
        AuditQuery.Condition condition = query.condition();
        return jdbc.sql("SELECT * FROM audit" + condition.sql() + " ORDER BY at DESC, id DESC LIMIT " + query.limit())
                .params(condition.parameters())
                .query((row, number) -> entry(row))
                .list();
    }

    /** Deletes some of the rows before a time. @return how many */
    int prune(Instant before, int portion) {
        return jdbc.sql("DELETE FROM audit WHERE at < ? LIMIT " + portion)
                .param(UtcTime.of(before))
                .update();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return new AuditEntry(
                row.getLong("id"),
                time(row, "at"),
                row.getInt("times"),
                time(row, "last_at"),
                row.getString("username"),
                row.getString("address"),
                row.getString("action"),
                row.getString("target"),
                Objects.requireNonNullElse(row.getString("cluster_uuid"), ""),
                row.getString("detail"),
                row.getString("outcome"),
                status,
                Objects.requireNonNullElse(row.getString("job_uuid"), ""));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
