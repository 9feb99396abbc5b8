package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The status of a cluster. The names are part of the REST API. */
public enum ClusterStatus {
    @JsonProperty("Pending")
    PENDING("Pending"),
    @JsonProperty("Creating")
    CREATING("Creating"),
    @JsonProperty("Deleting")
    DELETING("Deleting"),
    @JsonProperty("Updating")
    UPDATING("Updating"),
    @JsonProperty("Running")
    RUNNING("Running"),
    @JsonProperty("Unavailable")
    UNAVAILABLE("Unavailable"),
    @JsonProperty("Deleted")
    DELETED("Deleted"),
    @JsonProperty("Rollback")
    ROLLBACK("Rollback"),
    @JsonProperty("Failed")
    FAILED("Failed"),
    @JsonProperty("Unknown")
    UNKNOWN("Unknown");

    private final String label;

    ClusterStatus(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
