package org.fedai.kubefate.server.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The role of an account. Each role includes the permissions of those below. */
public enum Role {
    /** Everything, including accounts. */
    @JsonProperty("admin")
    ADMIN,
    /** Clusters, jobs and charts. */
    @JsonProperty("operator")
    OPERATOR,
    /** Read-only access. */
    @JsonProperty("viewer")
    VIEWER;

    /** Whether it may install, update and delete clusters. */
    public boolean mayChangeClusters() {
        return this != VIEWER;
    }

    /** The name in the API. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
