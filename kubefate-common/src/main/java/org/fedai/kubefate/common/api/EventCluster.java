package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The cluster of an {@link Event}.
 *
 * @param name empty if the cluster is unknown, as that of a job of an earlier database
 * @param namespace empty likewise
 * @param status null in events of jobs, like everything below
 * @param revision the number of successful installs and updates
 * @param drift whether something differs from what was applied
 */
public record EventCluster(
        @JsonProperty("uuid") String uuid,
        @JsonProperty("name") String name,
        @JsonProperty("namespace") String namespace,

        @JsonProperty("status") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        ClusterStatus status,

        @JsonProperty("chart_name") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String chartName,

        @JsonProperty("chart_version") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String chartVersion,

        @JsonProperty("revision") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer revision,

        @JsonProperty("drift") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean drift) {
    /** The cluster of a job. */
    public static EventCluster named(String uuid, String name, String namespace) {
        return new EventCluster(uuid, name, namespace, null, null, null, null, null);
    }
}
