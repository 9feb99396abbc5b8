package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on a cluster, as clients see it.
 *
 * @param method ClusterInstall, ClusterUpdate, ClusterDelete, ...
 * @param timeLimit nanoseconds
 * @param metaData what the client sent: {@link ClusterArgs} for what is done with clusters; null for jobs that need nothing. Whoever
 *     reads a job from JSON finds a map.
 * @param states what happened so far, oldest first
 * @param reason why it did not succeed, or will not, in words for the operator; empty for any other job
 * @param stateDetails the states as data; empty when there are none yet, and left out on the wire then
 */
public record Job(
        @JsonProperty("ID") long id,
        @JsonProperty("CreatedAt") Instant createdAt,
        @JsonProperty("UpdatedAt") Instant updatedAt,
        @JsonProperty("DeletedAt") @Nullable Instant deletedAt,
        @JsonProperty("uuid") String uuid,
        @JsonProperty("start_time") Instant startTime,
        @JsonProperty("end_time") Instant endTime,
        @JsonProperty("method") String method,
        @JsonProperty("cluster_id") String clusterId,
        @JsonProperty("creator") String creator,
        @JsonProperty("sub_jobs") Map<String, SubJob> subJobs,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("time_limit") long timeLimit,
        @JsonProperty("meta_data") @Nullable Object metaData,
        @JsonProperty("states") List<String> states,
        @JsonProperty("reason") String reason,

        @JsonProperty("state_details") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<JobState> stateDetails) {
    public Job {
        // The Go service sends neither.
        reason = Objects.requireNonNullElse(reason, "");
        stateDetails = Objects.requireNonNullElse(stateDetails, List.of());
    }
}
