package org.fedai.kubefate.server.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the reader of this replica that there is something to read. */
@Component
class EventSignal {
    private final Semaphore raised = new Semaphore(0);

    void raise() {
        raised.release();
    }

    /** Waits until it is raised, or the time is over. */
    void await(Duration limit) throws InterruptedException {
        raised.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
        raised.drainPermits();
    }

    /** Waits until it is raised. */
    void await() throws InterruptedException {
        raised.acquire();
        raised.drainPermits();
    }
}
