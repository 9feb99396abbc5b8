package org.fedai.kubefate.server.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.server.database.UtcTime;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list. Null stands for all.
 *
 * @param cluster its UUID, or namespace/name
 * @param since the first time
 * @param until the first time that is too late
 * @param before the entry after which the page begins
 */
record AuditQuery(
        @Nullable String user,
        @Nullable String cluster,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable AuditCursor before,
        int limit) {
    /** An SQL condition for what is given, with its parameters. */
    record Condition(String sql, Map<String, Object> parameters) {}

    Condition condition() {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new TreeMap<>();
        add(conditions, parameters, "username = :user", "user", user);
        boolean byName = cluster != null && cluster.contains("/");
        add(conditions, parameters, (byName ? "target" : "cluster_uuid") + " = :cluster", "cluster", cluster);
        add(conditions, parameters, "action = :action", "action", action);
        add(conditions, parameters, "outcome = :outcome", "outcome", outcome);
        add(conditions, parameters, "at >= :since", "since", since == null ? null : UtcTime.of(since));
        add(conditions, parameters, "at < :until", "until", until == null ? null : UtcTime.of(until));
        if (before != null) {
            // The first half lets an index be used.
            add(
                    conditions,
                    parameters,
                    "at <= :cursorAt AND (at < :cursorAt OR id < :cursorId)",
                    "cursorAt",
                    UtcTime.of(before.at()));
            parameters.put("cursorId", before.id());
        }
        return new Condition(conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions), parameters);
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
