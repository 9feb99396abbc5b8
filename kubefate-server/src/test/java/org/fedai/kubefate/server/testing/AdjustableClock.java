package org.fedai.kubefate.server.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Primary;

/**
 * The clock of a service, which a test can set ahead instead of waiting. The scheduler of jobs has a clock of its own: what is begun while this one
 * is ahead does not run before its time has come.
 */
@Primary
public final class AdjustableClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    /** Sets it ahead of the real time, or back to it with zero. */
    public void setAhead(Duration by) {
        ahead = by;
    }

    /** In microseconds, as databases keep it. */
    @Override
    public Instant instant() {
        return real.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("always in UTC");
    }
}
