package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to an object of a cluster. */
public enum ObjectChange {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("changed")
    CHANGED,
    @JsonProperty("deleted")
    DELETED,
    /** It is not part of the cluster any more, but its chart keeps it. */
    @JsonProperty("kept")
    KEPT;

    /** The word of the REST API. */
    @Override
    public String toString() {
        return switch (this) {
            case CREATED -> "created";
            case CHANGED -> "changed";
            case DELETED -> "deleted";
            case KEPT -> "kept";
        };
    }
}
