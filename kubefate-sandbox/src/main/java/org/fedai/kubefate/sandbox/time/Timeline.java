package org.fedai.kubefate.sandbox.time;

import java.time.Duration;
import java.time.Instant;

/** Where the sandbox gets its time from, and what wakes it. */
public interface Timeline {
    Instant now();

    /** Runs a task once the time has come, on a thread of the timeline. The task must be short. */
    void after(Duration delay, Runnable task);
}
