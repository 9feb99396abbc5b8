package org.fedai.kubefate.server.kubernetes;

import java.util.Set;
import java.util.function.Consumer;
import org.fedai.kubefate.common.manifest.ObjectKey;

/**
 * Watches Deployments, StatefulSets, DaemonSets, Jobs and bare Pods come up. However many watch the same namespace, Kubernetes sees one watch
 * for each kind; it ends when the last watcher leaves.
 */
public final class Workloads {
    /** Whether it is a kind of object that comes up over time, so that waiting for it means something. */
    public static boolean isWorkload(ResourceKind kind) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Watches until the result is closed. The listener hears of each workload at first and whenever its status changes, one call at a
     * time, on a thread of this watching's own; while it is busy, only the newest status of each workload is kept for it.
     *
     * @param workloads objects of kinds {@link #isWorkload} accepts; those not there yet are awaited
     * @throws KubernetesException when Kubernetes refuses to be watched; later interruptions heal by themselves
     */
    public Watching watch(String namespace, Set<ObjectKey> workloads, Consumer<WorkloadStatus> listener) {
        throw new UnsupportedOperationException("not yet");
    }
}
