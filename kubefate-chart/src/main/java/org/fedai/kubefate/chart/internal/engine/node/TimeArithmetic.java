package org.fedai.kubefate.chart.internal.engine.node;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.fedai.kubefate.chart.internal.value.FunctionException;

/** Calculates with times as Go does. */
final class TimeArithmetic {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);
    private static final Duration SHORTEST = Duration.ofNanos(Long.MIN_VALUE);
    private static final ZonedDateTime YEAR_ONE =
            LocalDateTime.of(1, 1, 1, 0, 0).atZone(ZoneOffset.UTC);

    private TimeArithmetic() {}

    static ZonedDateTime add(ZonedDateTime time, Duration by) {
        return possible(() -> time.plus(by));
    }

    /** A day beyond the end of the month continues in the next month: one month after 31 October is 1 December. */
    static ZonedDateTime addDate(ZonedDateTime time, long years, long months, long days) {
        return possible(() -> time.withDayOfMonth(1)
                .plusYears(years)
                .plusMonths(months)
                .plusDays(Math.addExact(days, time.getDayOfMonth() - 1L)));
    }

    /** The difference, limited to the longest duration of that sign. */
    static Duration between(ZonedDateTime start, ZonedDateTime end) {
        Duration between = Duration.between(start.toInstant(), end.toInstant());
        if (between.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return between.compareTo(SHORTEST) < 0 ? SHORTEST : between;
    }

    /** Multiples of the unit are counted from the year 1. */
    static ZonedDateTime truncate(ZonedDateTime time, Duration unit) {
        if (unit.isNegative() || unit.isZero()) {
            return time;
        }
        Duration since = Duration.between(YEAR_ONE.toInstant(), time.toInstant());
        Duration rest = since.minus(unit.multipliedBy(since.dividedBy(unit)));
        return time.minus(rest.isNegative() ? rest.plus(unit) : rest);
    }

    private static ZonedDateTime possible(Supplier<ZonedDateTime> calculation) {
        try {
            return calculation.get();
        } catch (DateTimeException | ArithmeticException e) {
            throw new FunctionException("time out of range");
        }
    }
}
