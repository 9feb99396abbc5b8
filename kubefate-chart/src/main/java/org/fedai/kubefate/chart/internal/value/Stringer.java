package org.fedai.kubefate.chart.internal.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The String methods of Go's types. */
public final class Stringer {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private Stringer() {}

    /** The result of the value's String method; null if its type has none. */
    public static @Nullable String string(@Nullable Object value) {
        return switch (value) {
            case GoStruct s -> s.string();
            case Duration d -> duration(d);
            case ZonedDateTime t -> time(t);
            case null -> null;
            default -> null;
        };
    }

    static String time(ZonedDateTime t) {
        String fraction = t.getNano() == 0 ? "" : ("." + "%09d".formatted(t.getNano())).replaceFirst("0+$", "");
        boolean named = !(t.getZone() instanceof ZoneOffset);
        String zone = t.getZone().equals(ZoneOffset.UTC) ? "UTC" : named ? ZONE.format(t) : OFFSET.format(t);
        return SECONDS.format(t) + fraction + " " + OFFSET.format(t) + " " + zone;
    }

    /** {@code 1h2m3.5s}, {@code 1.5ms}, {@code 0s}. */
    static String duration(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos == Long.MIN_VALUE) {
            return "-2562047h47m16.854775808s"; // Long.MIN_VALUE has no positive counterpart.
        }
        String sign = nanos < 0 ? "-" : "";
        long n = Math.abs(nanos);
        if (n < 1_000) {
            return sign + n + "ns";
        }
        if (n < 1_000_000) {
            return sign + decimal(n, 1_000) + "\u00b5s";
        }
        if (n < 1_000_000_000) {
            return sign + decimal(n, 1_000_000) + "ms";
        }
        long minutes = n / 60_000_000_000L;
        String seconds = decimal(n % 60_000_000_000L, 1_000_000_000) + "s";
        if (minutes == 0) {
            return sign + seconds;
        }
        String hours = minutes < 60 ? "" : minutes / 60 + "h";
        return sign + hours + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long n, long unit) {
        return BigDecimal.valueOf(n)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
