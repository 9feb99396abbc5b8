package org.fedai.kubefate.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A time that stands still until a test moves it. */
public final class ManualTime implements Timeline {
    private final PriorityQueue<Due> tasks =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now;
    private long order;

    private record Due(Instant at, long order, Runnable task) {}

    public ManualTime(Instant start) {
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

    /** Moves the time on and runs, on the caller's thread, what has become due. */
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
