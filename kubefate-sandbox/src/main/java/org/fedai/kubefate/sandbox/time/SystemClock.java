package org.fedai.kubefate.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system clock. */
public final class SystemClock implements SandboxClock, AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sandbox-timer").factory());

    public SystemClock() {
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    @SuppressWarnings(
            "FutureReturnValueIgnored") // Tasks only enqueue work for the control loop, which handles failures.
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
