package org.fedai.kubefate.server.takeover;

import org.fedai.kubefate.common.api.JobStatus;

/** The numbers that the Go service stores for the status of a job. */
final class GoJobStatus {
    private GoJobStatus() {}

    static JobStatus of(int number) {
        return switch (number) {
            case 1 -> JobStatus.PENDING;
            case 2 -> JobStatus.RUNNING;
            case 3 -> JobStatus.SUCCESS;
            case 5 -> JobStatus.ROLLBACK;
            case 6 -> JobStatus.TIMEOUT;
            case 7 -> JobStatus.STOPPING;
            case 8 -> JobStatus.CANCELED;
            default -> JobStatus.FAILED;
        };
    }
}
