package org.fedai.kubefate.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A clock that only advances when a test advances it. */
public final class ManualClock implements SandboxClock {
    private final PriorityQueue<Due> tasks =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now;
    private long order;

    private record Due(Instant at, long order, Runnable task) {}

    public ManualClock(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Due(now.plus(delay), order++, task));
    }

    /** Advances the clock and runs the tasks that have become due on the caller's thread. */
    public void advance(Duration step) {
        due(step).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(Duration step) {
        now = now.plus(step);
        List<Runnable> due = new ArrayList<>();
        while (!tasks.isEmpty() && !tasks.peek().at().isAfter(now)) {
            due.add(tasks.remove().task());
        }
        return due;
    }
}
