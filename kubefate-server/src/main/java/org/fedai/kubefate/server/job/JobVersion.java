package org.fedai.kubefate.server.job;

import java.time.Instant;
import org.fedai.kubefate.common.api.JobStatus;

/** Identifies a version of a job. */
record JobVersion(String uuid, Instant updatedAt, JobStatus status) {
    /** Whether a wait for a change is over: it has changed, or will not change any more. */
    boolean endsWait(Instant since) {
        return status.isFinal() || !updatedAt.equals(since);
    }
}
