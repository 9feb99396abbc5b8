package org.fedai.kubefate.chart.internal.engine.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.fedai.kubefate.chart.exception.ChartException;

/**
 * A thread that renders one chart or template. Its stack is large enough for the maximum depth of template calls, and its CPU time
 * is distinguished from the time it waited on a busy machine.
 */
public final class RenderThread extends Thread {
    /** More than the levels allowed by {@link Progress} need. Only the used part takes memory. */
    private static final long STACK_BYTES = 128L << 20;

    private final long start = System.nanoTime();

    private RenderThread(Runnable work) {
        super(null, work, "render", STACK_BYTES);
        setDaemon(true);
    }

    /**
     * Does the work on such a thread, a new one unless this is one, and waits for it.
     *
     * @throws ChartException if the waiting thread is interrupted, which ends the rendering too
     */
    public static <T> T call(Supplier<T> work) {
        if (currentThread() instanceof RenderThread) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        RenderThread thread = new RenderThread(task);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            currentThread().interrupt();
            throw new ChartException("the rendering was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Whether the current thread, which must be a render thread, has worked longer than that. */
    public static boolean hasWorkedLongerThan(Duration time) {
        RenderThread current = (RenderThread) currentThread();
        return System.nanoTime() - current.start > time.toNanos() && current.worked() > time.toNanos();
    }

    /** Nanoseconds; those since the start where the JVM cannot tell. */
    private long worked() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getCurrentThreadCpuTime()
                : System.nanoTime() - start;
    }
}
