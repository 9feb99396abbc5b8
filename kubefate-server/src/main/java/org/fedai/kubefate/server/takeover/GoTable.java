package org.fedai.kubefate.server.takeover;

import java.util.Set;

/** A table of the Go service. */
enum GoTable {
    USERS("users", "users", "id, uuid, username, password, salt"),
    CHARTS("helm_charts", "charts", "id, uuid, name, version, chart, templates"),
    CLUSTERS("clusters", "clusters", "id, uuid, name, name_space, values, status"),
    JOBS("jobs", "jobs", "id, uuid, method, cluster_id, sub_jobs, status");

    private final String table;
    private final String plural;
    private final String required;

    GoTable(String table, String plural, String required) {
        this.table = table;
        this.plural = plural;
        this.required = required;
    }

    /** Its name in the database. */
    String table() {
        return table;
    }

    /** What its rows are called in messages. */
    String plural() {
        return plural;
    }

    /** The columns without which a table of this name is not the Go service's. Some others exist in later versions only. */
    Set<String> required() {
        return Set.of(required.split(", "));
    }
}
