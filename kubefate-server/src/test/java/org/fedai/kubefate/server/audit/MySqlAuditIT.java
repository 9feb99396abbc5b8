package org.fedai.kubefate.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.fedai.kubefate.server.testing.MySqlTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MySqlTest
class MySqlAuditIT extends AuditContract {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @Autowired
    private JdbcClient database;

    @Autowired
    private AuditTable rows;

    @Test
    void every_filter_has_an_index_that_gives_the_order() {
        IntStream.range(0, 3000)
                .forEach(i -> rows.begin(
                        START.plusSeconds(i),
                        "user-" + i % 50,
                        "127.0.0.1",
                        new AuditedAction("action-" + i % 50, "", "", true),
                        new AuditTarget("target-" + i % 50, "00000000-0000-0000-0000-0000000000" + (10 + i % 50), ""),
                        ""));
        for (int days = 1; days <= 8; days *= 2) {
            database.sql("""
                            INSERT INTO audit (at, times, last_at, username, address, action, target, cluster_uuid, detail, outcome)
                            SELECT DATE_SUB(at, INTERVAL ? DAY), times, last_at, username, address, action, target, cluster_uuid,
                                detail, outcome
                            FROM audit WHERE at >= '2029-06-01'""").param(days).update();
        }
        database.sql("ANALYZE TABLE audit").query().listOfRows();

        assertThat(plan(query("user-7", null, null, null, null, null))).isEqualTo("audit_username");
        assertThat(plan(query(null, "00000000-0000-0000-0000-000000000017", null, null, null, null)))
                .isEqualTo("audit_cluster");
        assertThat(plan(query(null, "target-7/x", null, null, null, null))).isEqualTo("audit_target");
        assertThat(plan(query(null, null, "action-7", null, null, null))).isEqualTo("audit_action");
        assertThat(plan(query(null, null, null, "Failed", null, null))).isEqualTo("audit_outcome");
        assertThat(plan(query(null, null, null, null, START.plusSeconds(2900), null)))
                .isEqualTo("audit_at");
        assertThat(plan(query(null, null, null, null, null, new AuditCursor(START.plusSeconds(100), 5))))
                .isEqualTo("audit_at");
        assertThat(plan(query(null, null, null, null, null, null))).isEqualTo("audit_at");
        database.sql("DELETE FROM audit WHERE at >= '2029-06-01'").update();
    }

    private static AuditQuery query(
            @Nullable String user,
            @Nullable String cluster,
            @Nullable String action,
            @Nullable String outcome,
            @Nullable Instant since,
            @Nullable AuditCursor before) {
        return new AuditQuery(user, cluster, action, outcome, since, null, before, 101);
    }

    /** The index that is used; with a note if the rows are sorted. */
    private String plan(AuditQuery query) {
        AuditQuery.Condition condition = query.condition();
        Map<String, Object> plan = database.sql("EXPLAIN FORMAT=TRADITIONAL SELECT * FROM audit" + condition.sql()
                        + " ORDER BY at DESC, id DESC LIMIT " + query.limit())
                .params(condition.parameters())
                .query()
                .singleRow();
        return plan.get("key") + (String.valueOf(plan.get("Extra")).contains("filesort") ? " and a sort" : "");
    }
}
