package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the workloads whenever an object in the namespace changes, and notifies the listener of changed statuses.
 */
final class WorkloadWatcher implements WorkloadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(WorkloadWatcher.class);
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Set<ObjectKey> workloads;
    private final Consumer<WorkloadStatus> listener;
    private final LogExcerpts logs;
    private final GracePeriods gracePeriods;
    private final NamespaceWatch watch;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition reported = lock.newCondition();
    private final Map<ObjectKey, WorkloadStatus> current = new LinkedHashMap<>();
    private boolean dirty = true;
    private boolean closed;

    WorkloadWatcher(
            SharedWatches watches,
            LogExcerpts logs,
            Clock clock,
            String namespace,
            Set<ObjectKey> workloads,
            Consumer<WorkloadStatus> listener) {
        this.workloads = Set.copyOf(workloads);
        this.listener = listener;
        this.logs = logs;
        this.gracePeriods = new GracePeriods(clock);
        this.watch = new NamespaceWatch(watches, namespace, workloads, this::wake);
        this.thread = Thread.ofVirtual().name("workloads of " + namespace).start(this::run);
    }

    @Override
    public List<WorkloadStatus> current() {
        lock.lock();
        try {
            return List.copyOf(current.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        long remaining = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isDecided()) {
                if (remaining <= 0 || closed) {
                    return false;
                }
                remaining = reported.awaitNanos(remaining);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            reported.signalAll();
        } finally {
            lock.unlock();
        }
        if (!Thread.currentThread().equals(thread)) {
            join();
        }
        watch.close();
    }

    private void join() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDecided() {
        return current.values().stream().anyMatch(status -> status.phase() == WorkloadStatus.Phase.FAILED)
                || (current.size() == workloads.size()
                        && current.values().stream().allMatch(WorkloadStatus::isAvailable));
    }

    private void wake() {
        lock.lock();
        try {
            dirty = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (sleep(pause)) {
                pause = evaluate();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    /** @return false if closed */
    private boolean sleep(Duration limit) throws InterruptedException {
        long remaining = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!dirty && !closed && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
            dirty = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** @return when to evaluate again even if nothing changes */
    private Duration evaluate() {
        try {
            for (WorkloadStatus status : statuses()) {
                report(status);
            }
            return gracePeriods.untilNextDue().orElse(IDLE);
        } catch (RuntimeException e) {
            LOG.error("cannot report the status of workloads, retrying", e);
            return RETRY;
        }
    }

    private void report(WorkloadStatus status) {
        lock.lock();
        try {
            if (closed || status.equals(current.get(status.key()))) {
                return;
            }
        } finally {
            lock.unlock();
        }
        listener.accept(status);
        lock.lock();
        try {
            current.put(status.key(), status);
            reported.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<WorkloadStatus> statuses() {
        Diagnosis diagnosis = new Diagnosis(watch.snapshot(), logs);
        List<WorkloadStatus> found = new ArrayList<>();
        for (ObjectKey key : workloads) {
            HasMetadata workload = watch.workload(key);
            Availability availability = Availability.of(workload);
            List<WorkloadProblem> problems = workload == null || availability.phase() == WorkloadStatus.Phase.AVAILABLE
                    ? List.of()
                    : diagnosis.of(workload, availability);
            found.add(availability.status(key, problems));
        }
        gracePeriods.observe(
                found.stream().flatMap(status -> status.problems().stream()).toList());
        return found.stream()
                .map(status -> status.withProblems(gracePeriods.due(status.problems())))
                .toList();
    }
}
