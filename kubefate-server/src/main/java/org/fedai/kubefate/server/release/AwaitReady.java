package org.fedai.kubefate.server.release;

import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.Watching;
import org.fedai.kubefate.server.kubernetes.WorkloadStatus;
import org.fedai.kubefate.server.kubernetes.Workloads;
import org.springframework.stereotype.Component;

/**
 * Waits until the Deployments, StatefulSets and DaemonSets of a revision are available. One that has passed its own progress deadline is waited
 * for all the same: large images take longer than that, and what is wrong is told meanwhile.
 */
@Component
public class AwaitReady {
    private static final Set<String> AWAITED = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private final KubernetesObjects objects;
    private final Workloads workloads;

    AwaitReady(KubernetesObjects objects, Workloads workloads) {
        this.objects = objects;
        this.workloads = workloads;
    }

    /** How the caller waits, so that it can stop waiting. */
    public interface Patience {
        /** The next element, as soon as there is one. */
        <T> T take(Queue<T> queue) throws InterruptedException;

        /** Called from another thread when an element was added. */
        void wake();
    }

    /** Waits; each change of a workload is handed on, on the caller's thread. */
    public void await(Revision revision, Patience patience, Consumer<WorkloadStatus> changes)
            throws InterruptedException {
        awaitKinds(AWAITED, revision, patience, changes);
    }

    /** Waits for the Jobs of a revision to complete; what is told of them can make the caller throw. */
    public void awaitJobs(Revision revision, Patience patience, Consumer<WorkloadStatus> changes)
            throws InterruptedException {
        awaitKinds(Set.of("Job"), revision, patience, changes);
    }

    private void awaitKinds(Set<String> kinds, Revision revision, Patience patience, Consumer<WorkloadStatus> changes)
            throws InterruptedException {
        String namespace = revision.release().namespace();
        Set<ObjectKey> missing = revision.manifest().objects().stream()
                .filter(object -> kinds.contains(object.kind()))
                .map(object -> objects.key(object, namespace))
                .collect(Collectors.toCollection(HashSet::new));
        if (missing.isEmpty()) {
            return;
        }
        Queue<WorkloadStatus> news = new ConcurrentLinkedQueue<>();
        Watching watching = workloads.watch(namespace, Set.copyOf(missing), status -> {
            news.add(status);
            patience.wake();
        });
        try {
            while (!missing.isEmpty()) {
                WorkloadStatus status = patience.take(news);
                changes.accept(status);
                if (status.isAvailable()) {
                    missing.remove(status.key());
                } else {
                    missing.add(status.key());
                }
            }
        } finally {
            watching.close();
        }
    }
}
