package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.util.List;
import org.fedai.kubefate.common.api.ClusterInfo;

/**
 * What runs of a cluster at one moment.
 *
 * @param workloads its Deployments and StatefulSets, with what is wrong with them
 * @param unreadable sentences about what could not be read for lack of a right; empty when nothing is missing
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
