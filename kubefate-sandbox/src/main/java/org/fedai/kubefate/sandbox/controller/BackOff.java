package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The growing delays between attempts at what keeps failing: twice as long each time, up to a minute. */
final class BackOff<T> {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<T, Duration> last = new HashMap<>();

    /** The delay after another failure. */
    Duration next(T task) {
        return last.merge(task, FIRST, (before, first) -> {
            Duration twice = before.multipliedBy(2);
            return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        });
    }

    /** Begins anew: the task has succeeded or is no longer needed. */
    void reset(T task) {
        last.remove(task);
    }
}
