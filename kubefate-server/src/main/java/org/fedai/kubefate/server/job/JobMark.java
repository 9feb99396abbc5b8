package org.fedai.kubefate.server.job;

import java.time.Instant;
import org.fedai.kubefate.common.api.JobStatus;

/** What tells one version of a job from the next. */
record JobMark(String uuid, Instant updatedAt, JobStatus status) {
    /** Whether there is nothing to wait for: it has changed since, or will not change any more. */
    boolean isNews(Instant since) {
        return status.isFinal() || !updatedAt.equals(since);
    }
}
