package org.fedai.kubefate.cli.command;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts durations and times in the formats of kubectl. */
public final class TimeConverters {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s?)?");

    private TimeConverters() {}

    /**
     * A time, or a duration before now.
     *
     * @return in RFC 3339; empty if it is neither
     */
    public static Optional<String> timeOrAgo(String value, Instant now) {
        try {
            return Optional.of(now.minusSeconds(new Converter().convert(value)).toString());
        } catch (TypeConversionException notADuration) {
            return time(value);
        }
    }

    private static Optional<String> time(String value) {
        try {
            return Optional.of(new TimeConverter().convert(value));
        } catch (TypeConversionException e) {
            return Optional.empty();
        }
    }

    /** Converts {@code 1h30m} to seconds. */
    public static final class Converter implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            Matcher parts = DURATION.matcher(value);
            if (value.isEmpty() || !parts.matches()) {
                throw new TypeConversionException(value + " is not a duration such as 30s, 10m or 1h30m");
            }
            return number(parts.group(1)) * 86_400
                    + number(parts.group(2)) * 3600
                    + number(parts.group(3)) * 60
                    + number(parts.group(4));
        }

        private static long number(String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }

    /** Adds the zone to a time without one, which means UTC as in earlier versions. */
    public static final class TimeConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            try {
                OffsetDateTime time = value.matches(".*(?:[zZ]|[+-]\\d\\d:?\\d\\d)")
                        ? OffsetDateTime.parse(value)
                        : LocalDateTime.parse(value).atOffset(ZoneOffset.UTC);
                return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(value + " is not a time such as 2026-11-25T07:00:00");
            }
        }
    }
}
