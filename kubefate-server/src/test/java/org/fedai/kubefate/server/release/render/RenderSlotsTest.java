package org.fedai.kubefate.server.release.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.server.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RenderSlotsTest {
    private final RenderSlots slots = new RenderSlots(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        end.countDown();
        threads.close();
    }

    @Test
    void a_request_that_gets_no_slot_in_time_is_asked_to_come_again() throws InterruptedException {
        occupy();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> slots.renderWithin(Duration.ofMillis(1), () -> "rendered"))
                .withMessageContaining("the service is rendering 1 charts")
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPositive();
                });
    }

    @Test
    void whoever_may_wait_gets_the_slot_that_becomes_free() throws Exception {
        occupy();
        Future<String> waiting = threads.submit(() -> slots.render(() -> "rendered"));
        assertThat(waiting).isNotDone();

        end.countDown();

        assertThat(waiting.get()).isEqualTo("rendered");
    }

    @Test
    void a_rendering_that_fails_gives_its_slot_back() {
        assertThatExceptionOfType(ChartException.class)
                .isThrownBy(() -> slots.render(() -> {
                    throw new ChartException("broken");
                }));

        assertThat(slots.renderWithin(Duration.ZERO, () -> "rendered")).isEqualTo("rendered");
    }

    @Test
    void an_interrupt_ends_the_waiting() throws Exception {
        occupy();
        Future<?> waiting = threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(ChartException.class)
                    .isThrownBy(() -> slots.render(() -> "rendered"))
                    .withMessage("the rendering was interrupted");
        });

        waiting.get();
    }

    private void occupy() throws InterruptedException {
        Future<String> unused = threads.submit(() -> slots.render(() -> {
            started.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        }));
        started.await();
    }
}
