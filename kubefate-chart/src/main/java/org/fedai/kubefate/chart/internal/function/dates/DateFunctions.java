package org.fedai.kubefate.chart.internal.function.dates;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.TIME;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.numbers.NumberText;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.jspecify.annotations.Nullable;

/** Times and durations. Local time is that of the clock's zone. */
public final class DateFunctions {
    private static final String DAY = "2006-01-02";
    private static final ZonedDateTime ZERO = LocalDateTime.of(1, 1, 1, 0, 0).atZone(ZoneOffset.UTC);

    private final Clock clock;

    public DateFunctions(Clock clock) {
        this.clock = clock;
    }

    public void addTo(FunctionTable table) {
        table.add("now", () -> ZonedDateTime.now(clock))
                .add("date", STRING, ANY, (layout, date) -> format(layout, date, clock.getZone()))
                .add("dateInZone", STRING, ANY, STRING, (layout, date, zone) -> format(layout, date, zone(zone)))
                .add("htmlDate", ANY, date -> format(DAY, date, clock.getZone()))
                .add("htmlDateInZone", ANY, STRING, (date, zone) -> format(DAY, date, zone(zone)))
                .add("dateModify", STRING, TIME, DateFunctions::modify)
                .add("mustDateModify", STRING, TIME, (by, date) -> date.plusNanos(Durations.parse(by)))
                .add("toDate", STRING, STRING, this::toDate)
                .add("mustToDate", STRING, STRING, (layout, text) -> TimeParser.parse(layout, text, clock.getZone()))
                .add("unixEpoch", TIME, date -> Long.toString(date.toEpochSecond()))
                .add("ago", ANY, this::ago)
                .add("duration", ANY, DateFunctions::duration)
                .add("durationRound", ANY, this::durationRound)
                .alias("date_in_zone", "dateInZone")
                .alias("date_modify", "dateModify")
                .alias("must_date_modify", "mustDateModify");
    }

    private String format(String layout, @Nullable Object date, ZoneId zone) {
        return new TimeFormatter(layout).format(time(date).withZoneSameInstant(zone));
    }

    /** A time or seconds since 1970; anything else means now. */
    private ZonedDateTime time(@Nullable Object date) {
        if (date instanceof ZonedDateTime time) {
            return time;
        }
        if (date instanceof Long seconds) {
            return atSecond(seconds);
        }
        return date instanceof GoInteger number && isSeconds(number)
                ? atSecond(number.longValue())
                : ZonedDateTime.now(clock);
    }

    private ZonedDateTime atSecond(long second) {
        boolean possible = second >= Instant.MIN.getEpochSecond() / 10 && second <= Instant.MAX.getEpochSecond() / 10;
        if (!possible) {
            throw new FunctionException("time out of range");
        }
        return Instant.ofEpochSecond(second).atZone(clock.getZone());
    }

    private static boolean isSeconds(GoInteger number) {
        return number.kind() == GoInteger.Kind.INT64 || number.kind() == GoInteger.Kind.INT32;
    }

    /** Local, the name of a zone, or empty for UTC; an unknown name means UTC as well. */
    private ZoneId zone(String name) {
        if (name.equals("Local")) {
            return clock.getZone();
        }
        boolean known = ZoneId.getAvailableZoneIds().contains(name) && !name.equals("UTC");
        return known ? ZoneId.of(name) : ZoneOffset.UTC;
    }

    private static ZonedDateTime modify(String by, ZonedDateTime date) {
        try {
            return date.plusNanos(Durations.parse(by));
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return date;
        }
    }

    /** The year 1 if the text does not match the layout. */
    private ZonedDateTime toDate(String layout, String text) {
        try {
            return TimeParser.parse(layout, text, clock.getZone());
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return ZERO;
        }
    }

    private String ago(@Nullable Object date) {
        boolean int32 = date instanceof GoInteger number && number.kind() == GoInteger.Kind.INT32;
        Duration since = since(int32 ? ZonedDateTime.now(clock) : time(date));
        return GoFormat.sprint(Duration.ofSeconds(since.plusMillis(500).toSeconds()));
    }

    private Duration since(ZonedDateTime time) {
        Duration since = Duration.between(time.toInstant(), clock.instant());
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        return since.compareTo(longest) > 0
                ? longest
                : since.compareTo(longest.negated()) < 0 ? Duration.ofNanos(Long.MIN_VALUE) : since;
    }

    /** Seconds; only strings and int64 are accepted, not int. */
    private static String duration(@Nullable Object seconds) {
        long number = seconds instanceof String text ? NumberText.nearestInt64(text) : int64(seconds);
        return GoFormat.sprint(Duration.ofNanos(number * 1_000_000_000L));
    }

    /** The largest unit only: 2y, 3mo, 4d, 5h. */
    private String durationRound(@Nullable Object value) {
        return Durations.largestUnit(
                switch (value) {
                    case String text -> parsedOrZero(text);
                    case ZonedDateTime time -> since(time).toNanos();
                    case null -> 0;
                    default -> int64(value);
                });
    }

    private static long int64(@Nullable Object value) {
        return value instanceof GoInteger n && n.kind() == GoInteger.Kind.INT64 ? n.longValue() : 0;
    }

    private static long parsedOrZero(String text) {
        try {
            return Durations.parse(text);
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return 0;
        }
    }
}
