package org.fedai.kubefate.chart.internal.function.dates;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Writes times by one of Go's layouts. */
public final class TimeFormatter {
    private final List<TimeElement> elements;

    /**
     * @param layout the reference time of Go, as the outcome should look
     */
    public TimeFormatter(String layout) {
        elements = TimeElement.of(layout);
    }

    public String format(ZonedDateTime time) {
        StringBuilder out = new StringBuilder();
        for (TimeElement element : elements) {
            out.append(format(element, time));
        }
        return out.toString();
    }

    private static String format(TimeElement element, ZonedDateTime time) {
        return switch (element.kind()) {
            case LITERAL -> element.text();
            case YEAR -> padded(time.getYear(), 4);
            case SHORT_YEAR -> padded(Math.abs(time.getYear()) % 100, 2);
            case MONTH_NAME -> name(time.getMonth());
            case SHORT_MONTH_NAME -> name(time.getMonth()).substring(0, 3);
            case MONTH -> padded(time.getMonthValue(), 1);
            case PADDED_MONTH -> padded(time.getMonthValue(), 2);
            case WEEKDAY_NAME -> name(time.getDayOfWeek());
            case SHORT_WEEKDAY_NAME -> name(time.getDayOfWeek()).substring(0, 3);
            case DAY -> padded(time.getDayOfMonth(), 1);
            case SPACED_DAY -> spaced(time.getDayOfMonth(), 2);
            case PADDED_DAY -> padded(time.getDayOfMonth(), 2);
            case SPACED_YEAR_DAY -> spaced(time.getDayOfYear(), 3);
            case PADDED_YEAR_DAY -> padded(time.getDayOfYear(), 3);
            case HOUR -> padded(time.getHour(), 2);
            case HALF_DAY_HOUR -> padded(halfDayHour(time), 1);
            case PADDED_HALF_DAY_HOUR -> padded(halfDayHour(time), 2);
            case MINUTE -> padded(time.getMinute(), 1);
            case PADDED_MINUTE -> padded(time.getMinute(), 2);
            case SECOND -> padded(time.getSecond(), 1);
            case PADDED_SECOND -> padded(time.getSecond(), 2);
            case HALF_DAY -> time.getHour() >= 12 ? "PM" : "AM";
            case LOWER_HALF_DAY -> time.getHour() >= 12 ? "pm" : "am";
            case ZONE_NAME -> zoneName(time);
            case OFFSET -> offset(time.getOffset().getTotalSeconds(), element.text());
            case FRACTION -> fraction(time.getNano(), element.text());
            case TRIMMED_FRACTION -> trimmedFraction(time.getNano(), element.text());
        };
    }

    private static int halfDayHour(ZonedDateTime time) {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    /** The abbreviation in use at the time, or the offset when the zone has none. */
    static String zoneName(ZonedDateTime time) {
        if (time.getZone() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : offset(offset.getTotalSeconds(), "-0700");
        }
        boolean summer = time.getZone().getRules().isDaylightSavings(time.toInstant());
        String name = TimeZone.getTimeZone(time.getZone()).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
        return name.startsWith("GMT") && name.length() > 3
                ? offset(
                        time.getOffset().getTotalSeconds(),
                        time.getOffset().getTotalSeconds() % 3600 == 0 ? "-07" : "-0700")
                : name;
    }

    /** @param form the offset's element of the layout, such as {@code Z07:00} */
    private static String offset(int seconds, String form) {
        if (seconds == 0 && form.startsWith("Z")) {
            return "Z";
        }
        int minutes = Math.abs(seconds / 60);
        String colon = form.contains(":") ? ":" : "";
        StringBuilder out = new StringBuilder(seconds / 60 < 0 ? "-" : "+").append(padded(minutes / 60, 2));
        if (form.length() > 3) {
            out.append(colon).append(padded(minutes % 60, 2));
        }
        if (form.length() > 6) {
            out.append(colon).append(padded(Math.abs(seconds) % 60, 2));
        }
        return out.toString();
    }

    private static String fraction(int nanos, String form) {
        return form.charAt(0) + padded(nanos, 9).substring(0, Math.min(9, form.length() - 1));
    }

    private static String trimmedFraction(int nanos, String form) {
        String digits = fraction(nanos, form);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 1 ? "" : digits.substring(0, end);
    }

    private static String name(Month month) {
        return capitalized(month.name());
    }

    private static String name(DayOfWeek day) {
        return capitalized(day.name());
    }

    static String capitalized(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String spaced(int number, int width) {
        String digits = Integer.toString(number);
        return " ".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(Math.abs(number));
        return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
