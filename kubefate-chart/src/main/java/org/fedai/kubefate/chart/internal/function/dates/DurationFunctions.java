package org.fedai.kubefate.chart.internal.function.dates;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;

import java.time.Duration;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.fedai.kubefate.chart.internal.function.numbers.NumberText;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * The duration functions of Helm 4. They accept a duration, a text such as {@code 1h30m}, or a number of seconds, as a number or as text.
 * Only {@code mustToDuration} refuses anything else; the others treat it as 0.
 */
public final class DurationFunctions {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private DurationFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("mustToDuration", ANY, DurationFunctions::parse)
                .add("durationNanoseconds", ANY, value -> whole(value, Duration::toNanos))
                .add("durationMicroseconds", ANY, value -> whole(value, duration -> duration.toNanos() / 1_000))
                .add("durationMilliseconds", ANY, value -> whole(value, duration -> duration.toNanos() / 1_000_000))
                .add("durationSeconds", ANY, value -> fraction(value, duration -> units(duration, SECOND)))
                .add("durationMinutes", ANY, value -> fraction(value, duration -> units(duration, MINUTE)))
                .add("durationHours", ANY, value -> fraction(value, duration -> units(duration, HOUR)))
                .add("durationDays", ANY, value -> fraction(value, duration -> units(duration, HOUR) / 24))
                .add("durationWeeks", ANY, value -> fraction(value, duration -> units(duration, HOUR) / 24 / 7))
                .add("durationRoundTo", ANY, ANY, (value, unit) -> toMultiple(value, unit, DurationFunctions::round))
                .add(
                        "durationTruncateTo",
                        ANY,
                        ANY,
                        (value, unit) -> toMultiple(value, unit, DurationFunctions::truncate));
    }

    private static GoInteger whole(@Nullable Object value, ToLongFunction<Duration> units) {
        Duration duration = parseOrNull(value);
        return GoInteger.int64(duration == null ? 0 : units.applyAsLong(duration));
    }

    private static double fraction(@Nullable Object value, ToDoubleFunction<Duration> units) {
        Duration duration = parseOrNull(value);
        return duration == null ? 0 : units.applyAsDouble(duration);
    }

    /** Whole units and the rest apart, as Go adds them up. */
    private static double units(Duration duration, long unit) {
        long nanos = duration.toNanos();
        long whole = nanos / unit;
        return whole + (double) (nanos % unit) / unit;
    }

    private static Duration toMultiple(
            @Nullable Object value, @Nullable Object unit, BinaryOperator<Duration> operation) {
        Duration duration = parseOrNull(value);
        if (duration == null) {
            return Duration.ZERO;
        }
        Duration multiple = parseOrNull(unit);
        return multiple == null || multiple.isNegative() || multiple.isZero()
                ? duration
                : operation.apply(duration, multiple);
    }

    private static Duration truncate(Duration duration, Duration unit) {
        long nanos = duration.toNanos();
        return Duration.ofNanos(nanos - nanos % unit.toNanos());
    }

    /** To the nearest multiple, halves away from zero; the longest duration there is where that would be longer. */
    private static Duration round(Duration duration, Duration unit) {
        long nanos = duration.toNanos();
        long step = unit.toNanos();
        long rest = nanos % step;
        long down = nanos - rest;
        boolean half = Math.abs(rest) >= step - Math.abs(rest);
        if (!half) {
            return Duration.ofNanos(down);
        }
        long away = nanos < 0 ? down - step : down + step;
        boolean overflown = nanos < 0 ? away > down : away < down;
        return Duration.ofNanos(overflown ? nanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : away);
    }

    private static @Nullable Duration parseOrNull(@Nullable Object value) {
        try {
            return parse(value);
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return null;
        }
    }

    private static Duration parse(@Nullable Object value) {
        return switch (value) {
            case Duration duration -> duration;
            case String text -> ofText(text);
            case Long seconds -> ofSeconds(seconds);
            case GoInteger seconds -> ofSeconds(seconds);
            case Double seconds -> ofSeconds(seconds);
            case null -> throw new FunctionException("invalid duration");
            default -> throw new FunctionException("unsupported duration type " + Types.typeOf(value));
        };
    }

    private static Duration ofText(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new FunctionException("empty duration");
        }
        try {
            return Duration.ofNanos(Durations.parse(stripped));
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            Double seconds = NumberText.float64(stripped);
            if (seconds == null) {
                throw new FunctionException("could not parse duration \"" + text + "\"");
            }
            return ofSeconds(seconds);
        }
    }

    private static Duration ofSeconds(GoInteger seconds) {
        if (seconds.kind().unsigned() && seconds.longValue() < 0) {
            throw overflow(seconds.toString()); // Beyond 2^63.
        }
        return ofSeconds(seconds.longValue());
    }

    private static Duration ofSeconds(long seconds) {
        try {
            return Duration.ofNanos(Math.multiplyExact(seconds, SECOND));
        } catch (ArithmeticException e) {
            throw overflow(Long.toString(seconds));
        }
    }

    private static Duration ofSeconds(double seconds) {
        double nanos = seconds * SECOND;
        if (Double.isNaN(seconds) || Math.abs(nanos) > (double) Long.MAX_VALUE) {
            throw overflow(Double.toString(seconds));
        }
        return Duration.ofNanos((long) nanos);
    }

    private static FunctionException overflow(String seconds) {
        return new FunctionException("duration seconds overflow: " + seconds);
    }
}
