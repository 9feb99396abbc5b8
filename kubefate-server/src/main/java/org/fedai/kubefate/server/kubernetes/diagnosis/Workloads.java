package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/**
 * Watches Deployments, StatefulSets, DaemonSets, Jobs and bare Pods come up. However many watch the same namespace, Kubernetes sees one watch
 * for each kind; it ends when the last watcher leaves.
 */
public final class Workloads {
    private final SharedWatches watches;
    private final LogExcerpts logs;
    private final Clock clock;

    public Workloads(SharedWatches watches, LogExcerpts logs, Clock clock) {
        this.watches = watches;
        this.logs = logs;
        this.clock = clock;
    }

    /** Whether it is a kind of object that comes up over time, so that waiting for it means something. */
    public static boolean isWorkload(ResourceKind kind) {
        return WatchedType.workload(kind).isPresent();
    }

    /**
     * Watches until the result is closed. The listener hears of each workload at first and whenever its status changes, one call at a
     * time, on a thread of this watching's own; while it is busy, only the newest status of each workload is kept for it. What it throws is
     * logged, and it is told again a second later.
     *
     * @param workloads objects of kinds {@link #isWorkload} accepts; those not there yet are awaited
     * @throws KubernetesException when Kubernetes refuses to be watched; later interruptions heal by themselves
     */
    public Watching watch(String namespace, Set<ObjectKey> workloads, Consumer<WorkloadStatus> listener) {
        for (ObjectKey key : workloads) {
            if (!isWorkload(ResourceKind.of(key))) {
                throw new IllegalArgumentException(key + " is no workload");
            }
        }
        return new WorkloadWatching(watches, logs, clock, namespace, workloads, listener);
    }
}
