package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A listener that records statuses and can wait for an expected one. */
public final class StatusRecorder implements Consumer<WorkloadStatus> {
    private final List<WorkloadStatus> all = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();

    @Override
    public void accept(WorkloadStatus status) {
        lock.lock();
        try {
            all.add(status);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<WorkloadStatus> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first status that matches; statuses recorded before count, too. */
    public WorkloadStatus await(Predicate<WorkloadStatus> wanted, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                var found = all.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                if (left <= 0) {
                    throw new AssertionError("no such status within " + limit + ", but: " + all);
                }
                left = more.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first problem of a workload. */
    WorkloadProblem awaitProblem(Duration limit) throws InterruptedException {
        return await(status -> !status.problems().isEmpty(), limit).problems().getFirst();
    }
}
