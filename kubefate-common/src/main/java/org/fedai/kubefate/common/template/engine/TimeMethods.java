package org.fedai.kubefate.common.template.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fedai.kubefate.common.template.value.ArgumentException;
import org.fedai.kubefate.common.template.value.GoFormat;
import org.fedai.kubefate.common.template.value.GoInteger;
import org.fedai.kubefate.common.template.value.Method;
import org.jspecify.annotations.Nullable;

/** The methods of time.Time and time.Duration that need no arguments. */
final class TimeMethods {
    private static final double NANOS_PER_SECOND = 1e9;

    private TimeMethods() {}

    /** A method of the value; null when it has none of that name. */
    static @Nullable Method find(Object value, String name) {
        return switch (value) {
            case ZonedDateTime time -> withoutArguments(name, of(time, name));
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

    private static @Nullable Method withoutArguments(String name, @Nullable Object result) {
        if (result == null) {
            return null;
        }
        return (List<@Nullable Object> arguments) -> {
            if (!arguments.isEmpty()) {
                throw new ArgumentException("wrong number of args for " + name + ": want 0 got " + arguments.size());
            }
            return result;
        };
    }
}
