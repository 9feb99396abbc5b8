package org.fedai.kubefate.server.release.readiness;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadWatch;
import org.fedai.kubefate.server.kubernetes.diagnosis.Workloads;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Waits until the Deployments, StatefulSets and DaemonSets of a revision are available. A workload that exceeds its progress deadline has not
 * failed, because pulling large images may take longer; its problems are reported meanwhile.
 */
@Component
public class AwaitReady {
    private static final Duration POD_STATUS_DELAY = Duration.ofSeconds(3);
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(15);
    private static final Set<String> AWAITED = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private final KubernetesObjects objects;
    private final Workloads workloads;

    AwaitReady(KubernetesObjects objects, Workloads workloads) {
        this.objects = objects;
        this.workloads = workloads;
    }

    /** How the caller waits, so that it can interrupt the wait. */
    public interface StoppableWait {
        /** Waits for the next element. */
        <T> T take(Queue<T> queue) throws InterruptedException;

        /** Called by other threads after an element has been added. */
        void wake();
    }

    /** Receives each change of a workload, on the thread of the caller. */
    @FunctionalInterface
    public interface Changes {
        void changed(WorkloadStatus status) throws InterruptedException;
    }

    /** A look at what is not watched. */
    @FunctionalInterface
    public interface Look {
        void look() throws InterruptedException;
    }

    /** What happens while a job waits. */
    private sealed interface News {
        record Changed(WorkloadStatus status) implements News {}

        /** It is time to look at what is not watched. */
        record LookAround() implements News {}

        record OutOfTime() implements News {}
    }

    /**
     * Waits until all workloads are available. Each change of a workload is passed to the listener on the caller's thread; one that was deleted has the phase
     * {@link WorkloadStatus.Phase#MISSING}.
     *
     * @param around called now and then on the caller's thread, to look at objects that are not workloads
     */
    public void await(Revision revision, StoppableWait waiting, Changes changes, Look around)
            throws InterruptedException {
        awaitKinds(AWAITED, revision, waiting, changes, around);
    }

    /** Waits for the Jobs of a revision to complete; the listener may throw to end the wait. */
    public void awaitJobs(Revision revision, StoppableWait waiting, Changes changes) throws InterruptedException {
        awaitKinds(Set.of("Job"), revision, waiting, changes, () -> {});
    }

    private void awaitKinds(Set<String> kinds, Revision revision, StoppableWait waiting, Changes changes, Look around)
            throws InterruptedException {
        String namespace = revision.release().namespace();
        Set<ObjectKey> missing = revision.manifest().objects().stream()
                .filter(object -> kinds.contains(object.kind()))
                .map(object -> objects.key(object, namespace))
                .collect(Collectors.toCollection(HashSet::new));
        if (!missing.isEmpty()) {
            await(namespace, missing, waiting, null, changes, around);
        }
    }

    /**
     * Waits for one workload; the listener may throw to end the wait.
     *
     * @param limit the time after which it has failed; null for no limit
     * @throws Problem if the limit has expired
     */
    public void awaitOne(ObjectKey workload, StoppableWait waiting, @Nullable Duration limit, Changes changes)
            throws InterruptedException {
        String namespace = Objects.requireNonNull(workload.namespace());
        await(namespace, new HashSet<>(Set.of(workload)), waiting, limit, changes, () -> {});
    }

    private void await(
            String namespace,
            Set<ObjectKey> missing,
            StoppableWait waiting,
            @Nullable Duration limit,
            Changes changes,
            Look around)
            throws InterruptedException {
        Queue<News> news = new ConcurrentLinkedQueue<>();
        Consumer<News> publish = element -> {
            news.add(element);
            waiting.wake();
        };
        CompletableFuture<Void> end = timer(limit, () -> publish.accept(new News.OutOfTime()));
        CompletableFuture<Void> look = timer(LOOK_INTERVAL, () -> publish.accept(new News.LookAround()));
        WorkloadWatch watching =
                workloads.watch(namespace, Set.copyOf(missing), status -> publish.accept(new News.Changed(status)));
        Set<ObjectKey> unexplained = new HashSet<>();
        try {
            while (!missing.isEmpty()) {
                switch (waiting.take(news)) {
                    case News.OutOfTime ignored -> throw outOfTime(missing, limit);
                    case News.LookAround ignored -> {
                        around.look();
                        look = timer(LOOK_INTERVAL, () -> publish.accept(new News.LookAround()));
                    }
                    case News.Changed changed -> {
                        WorkloadStatus status = changed.status();
                        if (isUnexplained(status) && unexplained.add(status.key())) {
                            CompletableFuture<Void> unused = timer(POD_STATUS_DELAY, () -> publish.accept(changed));
                        } else if (status.phase() != WorkloadStatus.Phase.MISSING || isDeleted(status.key())) {
                            changes.changed(status);
                            update(missing, status);
                        }
                    }
                }
            }
        } finally {
            watching.close();
            end.cancel(false);
            look.cancel(false);
        }
    }

    private static void update(Set<ObjectKey> missing, WorkloadStatus status) {
        if (status.isAvailable()) {
            missing.remove(status.key());
        } else {
            missing.add(status.key());
        }
    }

    /** The watch may still report that an earlier object with this name was deleted. */
    private boolean isDeleted(ObjectKey workload) {
        return objects.find(workload).isEmpty();
    }

    /** Whether it has failed, but the problems of its pods, which are watched separately, are not known yet. */
    private static boolean isUnexplained(WorkloadStatus status) {
        return status.phase() == WorkloadStatus.Phase.FAILED
                && status.problems().stream()
                        .noneMatch(problem -> problem.object().kind().equals("Pod"));
    }

    private static CompletableFuture<Void> timer(@Nullable Duration limit, Runnable action) {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        if (limit == null) {
            return timer;
        }
        CompletableFuture<Void> unused = timer.thenRun(action);
        return timer.completeOnTimeout(null, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Problem outOfTime(Set<ObjectKey> missing, @Nullable Duration limit) {
        return Problem.invalid(missing + " did not complete within " + limit);
    }
}
