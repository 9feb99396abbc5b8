package org.fedai.kubefate.server.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an account may do. Each role includes those after it. */
public enum Role {
    /** Everything, accounts included. */
    @JsonProperty("admin")
    ADMIN,
    /** Clusters, jobs and charts. */
    @JsonProperty("operator")
    OPERATOR,
    /** Looking only. */
    @JsonProperty("viewer")
    VIEWER;

    /** As it travels. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
