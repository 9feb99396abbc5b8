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
 * Watches Deployments, StatefulSets, DaemonSets, Jobs and bare Pods until they are available. All watches on a
 * namespace share one Kubernetes watch per kind.
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

    /** Whether it is a workload, so that one can wait for it to become available. */
    public static boolean isWorkload(ResourceKind kind) {
        return WatchedType.workload(kind).isPresent();
    }

    /**
     * Watches workloads until the result is closed. The listener receives the initial status of each workload and every
     * change, one call at a time, on a dedicated thread; while it is busy, only the latest status of each workload is
     * kept. If it throws, the exception is logged and it is called again after one second.
     *
     * @param workloads objects of kinds that {@link #isWorkload} accepts; they may not exist yet
     * @throws KubernetesException if the initial list fails; later interruptions are retried
     */
    public WorkloadWatch watch(String namespace, Set<ObjectKey> workloads, Consumer<WorkloadStatus> listener) {
        for (ObjectKey key : workloads) {
            if (!isWorkload(ResourceKind.of(key))) {
                throw new IllegalArgumentException(key + " is not a workload");
            }
        }
        return new WorkloadWatcher(watches, logs, clock, namespace, workloads, listener);
    }
}
