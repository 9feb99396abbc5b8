package org.fedai.kubefate.chart.internal.function.dates;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Writes times by one of Go's layouts. */
public final class TimeFormatter {
    private final List<TimeElement> elements;

    /**
     * @param layout the reference time of Go in the desired format
     */
    public TimeFormatter(String layout) {
        elements = TimeElement.of(layout);
    }

    public String format(ZonedDateTime time) {
        StringBuilder out = new StringBuilder();
        for (TimeElement element : elements) {
            switch (element.kind()) {
                case LITERAL -> out.append(element.text());
                case FIELD -> element.print().formatTo(time, out);
                case ZONE_NAME -> out.append(zoneName(time));
                case OFFSET -> out.append(offset(time.getOffset().getTotalSeconds(), element.text()));
                case FRACTION -> out.append(fraction(time.getNano(), element.text()));
                case TRIMMED_FRACTION ->
                    out.append(fraction(time.getNano(), element.text()).replaceFirst("\\D?0*$", ""));
            }
        }
        return out.toString();
    }

    /** The abbreviation in use at the time, or the offset when the zone has none. */
    static String zoneName(ZonedDateTime time) {
        if (time.getZone() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : offset(offset.getTotalSeconds(), "-0700");
        }
        boolean summer = time.getZone().getRules().isDaylightSavings(time.toInstant());
        String name = TimeZone.getTimeZone(time.getZone()).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
        int seconds = time.getOffset().getTotalSeconds();
        return name.startsWith("GMT") && name.length() > 3
                ? offset(seconds, seconds % 3600 == 0 ? "-07" : "-0700")
                : name;
    }

    /**
     * Not by java.time, which writes zero for any offset of less than an hour when it has hours only.
     *
     * @param form the offset's element of the layout, such as {@code Z07:00}
     */
    private static String offset(int seconds, String form) {
        if (seconds == 0 && form.startsWith("Z")) {
            return "Z";
        }
        int minutes = Math.abs(seconds / 60);
        String digits = "%s%02d:%02d:%02d"
                .formatted(seconds / 60 < 0 ? "-" : "+", minutes / 60, minutes % 60, Math.abs(seconds) % 60);
        boolean colons = form.contains(":");
        return (colons ? digits : digits.replace(":", "")).substring(0, form.length());
    }

    private static String fraction(int nanos, String form) {
        return form.charAt(0) + "%09d".formatted(nanos).substring(0, Math.min(9, form.length() - 1));
    }
}
