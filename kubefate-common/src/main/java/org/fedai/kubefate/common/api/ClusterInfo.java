package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What runs of a cluster at the moment.
 *
 * @param dashboard hosts of its ingresses
 * @param ip address of a node; empty when the service may not read nodes
 * @param port node port of the federation proxy's service on 9370 (rollsite or osx); 0 when it has none
 * @param pod names of its pods
 */
public record ClusterInfo(
        @JsonProperty("dashboard") List<String> dashboard,
        @JsonProperty("ip") String ip,
        @JsonProperty("port") int port,
        @JsonProperty("pod") List<String> pod,
        @JsonProperty("status") Status status) {

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
