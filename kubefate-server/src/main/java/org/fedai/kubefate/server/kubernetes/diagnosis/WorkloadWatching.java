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

/** Looks again whenever something in the namespace changes, and tells the listener what is new. */
final class WorkloadWatching implements Watching {
    private static final Logger LOG = LoggerFactory.getLogger(WorkloadWatching.class);
    private static final Duration FOREVER = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Set<ObjectKey> workloads;
    private final Consumer<WorkloadStatus> listener;
    private final LogExcerpts logs;
    private final Patience patience;
    private final NamespaceLook look;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition told = lock.newCondition();
    private final Map<ObjectKey, WorkloadStatus> current = new LinkedHashMap<>();
    private boolean dirty = true;
    private boolean closed;

    WorkloadWatching(
            SharedWatches watches,
            LogExcerpts logs,
            Clock clock,
            String namespace,
            Set<ObjectKey> workloads,
            Consumer<WorkloadStatus> listener) {
        this.workloads = Set.copyOf(workloads);
        this.listener = listener;
        this.logs = logs;
        this.patience = new Patience(clock);
        this.look = new NamespaceLook(watches, namespace, workloads, this::wake);
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
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isDecided()) {
                if (left <= 0 || closed) {
                    return false;
                }
                left = told.awaitNanos(left);
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
            news.signalAll();
            told.signalAll();
        } finally {
            lock.unlock();
        }
        if (!Thread.currentThread().equals(thread)) {
            join();
        }
        look.close();
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
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (sleep(pause)) {
                pause = turn();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    /** @return false when closed */
    private boolean sleep(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!dirty && !closed && left > 0) {
                left = news.awaitNanos(left);
            }
            dirty = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** @return when to look again even if nothing changes */
    private Duration turn() {
        try {
            for (WorkloadStatus status : statuses()) {
                tell(status);
            }
            return patience.next().orElse(FOREVER);
        } catch (RuntimeException e) {
            LOG.error("the status of workloads could not be told, trying again", e);
            return RETRY;
        }
    }

    private void tell(WorkloadStatus status) {
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
            told.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<WorkloadStatus> statuses() {
        Diagnosis diagnosis = new Diagnosis(look.view(), logs);
        List<WorkloadStatus> found = new ArrayList<>();
        for (ObjectKey key : workloads) {
            HasMetadata workload = look.workload(key);
            Availability availability = Availability.of(workload);
            List<Ailment> ailments = workload == null || availability.phase() == WorkloadStatus.Phase.AVAILABLE
                    ? List.of()
                    : diagnosis.of(workload, availability);
            found.add(availability.status(key, ailments));
        }
        patience.note(
                found.stream().flatMap(status -> status.ailments().stream()).toList());
        return found.stream()
                .map(status -> status.with(patience.worthTelling(status.ailments())))
                .toList();
    }
}
