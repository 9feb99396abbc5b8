package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The status of a job. The names are part of the REST API. */
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

    /** Whether the job has ended, so that it does not change any more. */
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
