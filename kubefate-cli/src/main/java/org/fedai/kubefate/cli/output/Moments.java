package org.fedai.kubefate.cli.output;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.fedai.kubefate.common.api.Times;

/** Times and spans as users see them: in the zone of the clock, and measured to its now where the end is open. */
public final class Moments {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Clock clock;

    public Moments(Clock clock) {
        this.clock = clock;
    }

    /** {@code 2022-04-12 07:34:09}; empty when the time is not known. */
    String time(Instant time) {
        return Times.isZero(time) ? "" : FORMAT.format(time.atZone(clock.getZone()));
    }

    /** How long ago; empty when the time is not known. */
    String age(Instant since) {
        return span(since, Times.ZERO);
    }

    /** From start to end, or until now. */
    String span(Instant start, Instant end) {
        if (Times.isZero(start)) {
            return "";
        }
        return Ages.of(Duration.between(start, Times.isZero(end) ? clock.instant() : end));
    }
}
