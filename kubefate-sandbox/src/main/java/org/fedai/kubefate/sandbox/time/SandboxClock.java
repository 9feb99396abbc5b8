package org.fedai.kubefate.sandbox.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and timer of the sandbox. */
public interface SandboxClock {
    Instant now();

    /** Runs a task after a delay on a thread of the clock. The task must be short. */
    void after(Duration delay, Runnable task);
}
