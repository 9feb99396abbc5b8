package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job on a cluster, as clients see it.
 *
 * @param method ClusterInstall, ClusterUpdate, ClusterDelete, ...
 * @param clusterName the name of the cluster; empty if it is unknown, and omitted from JSON
 * @param clusterNamespace the namespace of the cluster; the same applies
 * @param timeLimit nanoseconds
 * @param metaData the request of the client: {@link ClusterArgs} for installs and updates; null for jobs without parameters. Reading
 *     a job from JSON results in a map.
 * @param states the events so far, oldest first
 * @param reason why it failed or is failing, as a message for the operator; empty for other jobs
 * @param stateDetails the states as structured data; omitted from JSON if there are none yet
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

        @JsonProperty("cluster_name") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String clusterName,

        @JsonProperty("cluster_namespace") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String clusterNamespace,

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
        // The Go service omits them.
        clusterName = Objects.requireNonNullElse(clusterName, "");
        clusterNamespace = Objects.requireNonNullElse(clusterNamespace, "");
        reason = Objects.requireNonNullElse(reason, "");
        stateDetails = Objects.requireNonNullElse(stateDetails, List.of());
    }

    /** The same with something else for what the client sent, such as that without secrets. */
    public Job withMetaData(Object other) {
        return new Job(
                id,
                createdAt,
                updatedAt,
                deletedAt,
                uuid,
                startTime,
                endTime,
                method,
                clusterId,
                clusterName,
                clusterNamespace,
                creator,
                subJobs,
                status,
                timeLimit,
                other,
                states,
                reason,
                stateDetails);
    }
}
