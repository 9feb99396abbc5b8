package org.fedai.kubefate.server.audit;

import org.fedai.kubefate.common.api.JobStatus;

/** How a request, and the job that it started, ended. The names are part of the REST API. */
enum AuditOutcome {
    /** It is being worked on, or the service was killed meanwhile. */
    UNFINISHED("Unfinished"),
    /** The job that it started is not done yet. */
    RUNNING("Running"),
    SUCCESS("Success"),
    /** It could not be carried out: malformed, invalid, no such object, busy. */
    REJECTED("Rejected"),
    /** Not logged in, not allowed, or too many failed logins. */
    DENIED("Denied"),
    /** The service or the job failed. */
    FAILED("Failed"),
    /** The job was stopped. */
    CANCELED("Canceled");

    private final String label;

    AuditOutcome(String label) {
        this.label = label;
    }

    static AuditOutcome of(int status) {
        if (status < 400) {
            return SUCCESS;
        }
        return switch (status) {
            case 401, 403, 429 -> DENIED;
            default -> status < 500 ? REJECTED : FAILED;
        };
    }

    static AuditOutcome of(JobStatus status) {
        return switch (status) {
            case PENDING, RUNNING, STOPPING -> RUNNING;
            case SUCCESS -> SUCCESS;
            case CANCELED -> CANCELED;
            case FAILED, ROLLBACK, TIMEOUT -> FAILED;
        };
    }

    @Override
    public String toString() {
        return label;
    }
}
