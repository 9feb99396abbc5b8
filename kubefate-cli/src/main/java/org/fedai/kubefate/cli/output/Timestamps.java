package org.fedai.kubefate.cli.output;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.fedai.kubefate.common.api.Times;

/** Formats times in the zone of the clock, and durations, which are measured up to now if the end is unknown. */
public final class Timestamps {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Clock clock;

    public Timestamps(Clock clock) {
        this.clock = clock;
    }

    /** {@code 2022-04-12 07:34:09}; empty if the time is unknown. */
    String time(Instant time) {
        return Times.isZero(time) ? "" : FORMAT.format(time.atZone(clock.getZone()));
    }

    /** The age; empty if the time is unknown. */
    String age(Instant since) {
        return duration(since, Times.ZERO);
    }

    /** The duration from start to end, or until now. */
    String duration(Instant start, Instant end) {
        if (Times.isZero(start)) {
            return "";
        }
        return Ages.of(Duration.between(start, Times.isZero(end) ? clock.instant() : end));
    }
}
