package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.util.List;
import org.fedai.kubefate.common.api.ClusterInfo;

/**
 * The live state of a cluster.
 *
 * @param workloads its Deployments and StatefulSets and their problems
 * @param unreadable one sentence for each kind that could not be read because of a missing permission
 */
public record ClusterState(ClusterInfo info, List<WorkloadStatus> workloads, List<String> unreadable) {
    public ClusterState {
        workloads = List.copyOf(workloads);
        unreadable = List.copyOf(unreadable);
    }

    /** Whether it has workloads and all of them are available. */
    public boolean isAvailable() {
        return !workloads.isEmpty() && workloads.stream().allMatch(WorkloadStatus::isAvailable);
    }
}
