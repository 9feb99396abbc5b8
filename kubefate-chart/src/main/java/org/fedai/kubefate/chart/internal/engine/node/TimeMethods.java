package org.fedai.kubefate.chart.internal.engine.node;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.dates.TimeFormatter;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * The methods of time.Time and time.Duration. Methods that accept or return other Go types (months, weekdays, locations) are missing.
 */
final class TimeMethods {
    private static final double NANOS_PER_SECOND = 1e9;
    /** The beginning of the first year, Go's zero. */
    private static final long YEAR_ONE = -62_135_596_800L;

    private TimeMethods() {}

    /** A method of the value; null if it has none of that name. */
    static @Nullable Method find(Object value, String name) {
        return switch (value) {
            case ZonedDateTime time -> {
                Method method = withArguments(time, name);
                yield method == null ? withoutArguments(name, of(time, name)) : method;
            }
            case Duration duration -> withoutArguments(name, of(duration, name));
            default -> null;
        };
    }

    private static @Nullable Object of(ZonedDateTime time, String name) {
        return switch (name) {
            case "Year" -> (long) time.getYear();
            case "Day" -> (long) time.getDayOfMonth();
            case "YearDay" -> (long) time.getDayOfYear();
            case "Hour" -> (long) time.getHour();
            case "Minute" -> (long) time.getMinute();
            case "Second" -> (long) time.getSecond();
            case "Nanosecond" -> (long) time.getNano();
            case "Unix" -> GoInteger.int64(time.toEpochSecond());
            case "UnixMilli" -> GoInteger.int64(time.toInstant().toEpochMilli());
            case "UnixNano" -> GoInteger.int64(ChronoUnit.NANOS.between(Instant.EPOCH, time.toInstant()));
            case "UTC" -> time.withZoneSameInstant(ZoneOffset.UTC);
            case "String" -> GoFormat.sprint(time);
            case "IsZero" -> time.toEpochSecond() == YEAR_ONE && time.getNano() == 0;
            default -> null;
        };
    }

    private static @Nullable Object of(Duration duration, String name) {
        return switch (name) {
            case "Hours" -> duration.toNanos() / NANOS_PER_SECOND / 3600;
            case "Minutes" -> duration.toNanos() / NANOS_PER_SECOND / 60;
            case "Seconds" -> duration.toNanos() / NANOS_PER_SECOND;
            case "Milliseconds" -> GoInteger.int64(duration.toMillis());
            case "Microseconds" -> GoInteger.int64(duration.toNanos() / 1000);
            case "Nanoseconds" -> GoInteger.int64(duration.toNanos());
            case "String" -> GoFormat.sprint(duration);
            default -> null;
        };
    }

    private static @Nullable Method withArguments(ZonedDateTime time, String name) {
        return switch (name) {
            case "Format" -> with(name, String.class, layout -> new TimeFormatter(layout).format(time));
            case "Add" -> withDuration(name, by -> TimeArithmetic.add(time, by));
            case "AddDate" ->
                (List<@Nullable Object> arguments) -> {
                    checkCount(name, 3, arguments);
                    return TimeArithmetic.addDate(
                            time,
                            argument(Long.class, arguments.get(0)),
                            argument(Long.class, arguments.get(1)),
                            argument(Long.class, arguments.get(2)));
                };
            case "Sub" -> with(name, ZonedDateTime.class, other -> TimeArithmetic.between(other, time));
            case "Truncate" -> withDuration(name, unit -> TimeArithmetic.truncate(time, unit));
            case "After" ->
                with(name, ZonedDateTime.class, other -> time.toInstant().isAfter(other.toInstant()));
            case "Before" ->
                with(name, ZonedDateTime.class, other -> time.toInstant().isBefore(other.toInstant()));
            case "Equal" ->
                with(name, ZonedDateTime.class, other -> time.toInstant().equals(other.toInstant()));
            case "Compare" ->
                with(name, ZonedDateTime.class, other -> (long) time.toInstant().compareTo(other.toInstant()));
            default -> null;
        };
    }

    private static <T> Method with(String name, Class<T> type, Function<T, Object> body) {
        return (List<@Nullable Object> arguments) -> {
            checkCount(name, 1, arguments);
            return body.apply(argument(type, arguments.getFirst()));
        };
    }

    /** Go treats an integer literal as nanoseconds. It refuses other ints, which cannot be distinguished from a literal here. */
    private static Method withDuration(String name, Function<Duration, Object> body) {
        return (List<@Nullable Object> arguments) -> {
            checkCount(name, 1, arguments);
            return body.apply(
                    arguments.getFirst() instanceof Long nanos
                            ? Duration.ofNanos(nanos)
                            : argument(Duration.class, arguments.getFirst()));
        };
    }

    private static <T> T argument(Class<T> type, @Nullable Object value) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw ArgumentException.wrongType(goName(type), Types.typeOf(value));
    }

    private static String goName(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == Long.class) {
            return "int";
        }
        return type == Duration.class ? "time.Duration" : "time.Time";
    }

    private static @Nullable Method withoutArguments(String name, @Nullable Object result) {
        if (result == null) {
            return null;
        }
        return (List<@Nullable Object> arguments) -> {
            checkCount(name, 0, arguments);
            return result;
        };
    }

    private static void checkCount(String name, int wanted, List<@Nullable Object> arguments) {
        if (arguments.size() != wanted) {
            throw new ArgumentException(
                    "wrong number of args for " + name + ": want " + wanted + " got " + arguments.size());
        }
    }
}
