package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The live state of a cluster.
 *
 * @param dashboard hosts of its ingresses
 * @param ip address of a node; empty if the service may not read nodes
 * @param port node port of the federation proxy's service on 9370 (rollsite or osx); 0 if it has none
 * @param pod names of its pods
 * @param reasons by workload: why it is not available, as a message for the operator; omitted if all are available
 * @param unreadable messages about what is missing here because the service may not read it; omitted if nothing is missing
 * @param lastTest the last test that has ended; omitted if there is none
 * @param drift what Helm has done to the release of the cluster, for the operator; omitted if nothing
 */
public record ClusterInfo(
        @JsonProperty("dashboard") List<String> dashboard,
        @JsonProperty("ip") String ip,
        @JsonProperty("port") int port,
        @JsonProperty("pod") List<String> pod,
        @JsonProperty("status") Status status,

        @JsonProperty("reasons") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> reasons,

        @JsonProperty("unreadable") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> unreadable,

        @JsonProperty("last_test") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        LastTest lastTest,

        @JsonProperty("drift") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String drift) {
    public ClusterInfo {
        // The Go service omits them.
        reasons = Objects.requireNonNullElse(reasons, Map.of());
        unreadable = Objects.requireNonNullElse(unreadable, List.of());
        drift = Objects.requireNonNullElse(drift, "");
    }

    /** Adds reasons and messages. */
    public ClusterInfo with(Map<String, String> saidReasons, List<String> saidUnreadable) {
        return new ClusterInfo(dashboard, ip, port, pod, status, saidReasons, saidUnreadable, lastTest, drift);
    }

    /** The same with the last test. */
    public ClusterInfo withLastTest(@Nullable LastTest last) {
        return new ClusterInfo(dashboard, ip, port, pod, status, reasons, unreadable, last, drift);
    }

    /** Adds what Helm has done. */
    public ClusterInfo withDrift(String said) {
        return new ClusterInfo(dashboard, ip, port, pod, status, reasons, unreadable, lastTest, said);
    }

    /**
     * The state of each part, by name.
     *
     * @param modules by workload, of both kinds: Available, Progressing, ...
     * @param containers by container: phase of its pod
     */
    public record Status(
            @JsonProperty("modules") Map<String, String> modules,
            @JsonProperty("containers") Map<String, String> containers,
            @JsonProperty("deployments") Map<String, String> deployments,
            @JsonProperty("statefulSets") Map<String, String> statefulSets) {}
}
