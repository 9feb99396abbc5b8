package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a job stands. The names are what travels. */
public enum JobStatus {
    @JsonProperty("Pending")
    PENDING("Pending"),
    @JsonProperty("Running")
    RUNNING("Running"),
    @JsonProperty("Success")
    SUCCESS("Success"),
    @JsonProperty("Failed")
    FAILED("Failed"),
    @JsonProperty("Rollback")
    ROLLBACK("Rollback"),
    @JsonProperty("Timeout")
    TIMEOUT("Timeout"),
    @JsonProperty("Stopping")
    STOPPING("Stopping"),
    @JsonProperty("Canceled")
    CANCELED("Canceled");

    private final String label;

    JobStatus(String label) {
        this.label = label;
    }

    /** Whether the job has ended and its record changes no more. */
    public boolean isFinal() {
        return switch (this) {
            case PENDING, RUNNING, STOPPING -> false;
            case SUCCESS, FAILED, ROLLBACK, TIMEOUT, CANCELED -> true;
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
