package org.fedai.kubefate.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The time of the machine. */
public final class RealTime implements Timeline, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-timer").factory());

    public RealTime() {
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Tasks hand work to the control loop, which deals with failures.
    public void after(Duration delay, Runnable task) {
        if (!timer.isShutdown()) {
            timer.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
