package org.fedai.kubefate.server.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;
import org.jspecify.annotations.Nullable;

/**
 * A job of another service. It has ended.
 *
 * @param clusterUuid empty if it ended before it had a cluster
 * @param payload its parameters; null if it has none
 * @param endTime null if unknown
 */
public record ImportedJob(
        String uuid,
        String clusterUuid,
        String method,
        String creator,
        @Nullable Object payload,
        JobStatus status,
        Duration timeLimit,
        Instant startTime,
        @Nullable Instant endTime,
        List<JobState> states,
        List<SubJob> subJobs,
        Instant createdAt,
        Instant updatedAt) {
    public ImportedJob {
        if (!status.isFinal()) {
            throw new IllegalArgumentException("nobody continues the job " + uuid + ", which is " + status);
        }
        states = List.copyOf(states);
        subJobs = List.copyOf(subJobs);
    }
}
