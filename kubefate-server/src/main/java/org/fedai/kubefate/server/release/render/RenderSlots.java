package org.fedai.kubefate.server.release.render;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.server.problem.Problem;

/** Lets only so many charts be rendered at once: they share the memory of the service. Those who wait are served in turn. */
final class RenderSlots {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final int count;
    private final Semaphore free;

    /**
     * @param count at least 1
     */
    RenderSlots(int count) {
        this.count = count;
        this.free = new Semaphore(count, true);
    }

    /**
     * Renders, after as long a wait as it takes.
     *
     * @throws ChartException when the thread is interrupted while it waits
     */
    <T> T render(Supplier<T> rendering) {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return rendered(rendering);
    }

    /**
     * Renders, unless all slots are taken for longer than that.
     *
     * @throws Problem of kind {@code UNAVAILABLE} when they are
     * @throws ChartException when the thread is interrupted while it waits
     */
    <T> T renderWithin(Duration limit, Supplier<T> rendering) {
        try {
            if (!free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Problem.unavailable(
                        "the service is rendering " + count
                                + " charts, as many as it has memory for, and has not become free for "
                                + limit.toSeconds() + " s; try again later",
                        RETRY_AFTER);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return rendered(rendering);
    }

    private <T> T rendered(Supplier<T> rendering) {
        try {
            return rendering.get();
        } finally {
            free.release();
        }
    }

    private static ChartException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ChartException("the rendering was interrupted", e);
    }
}
