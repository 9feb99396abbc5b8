package org.fedai.kubefate.chart.internal.function.dates;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of one of Go's time layouts, which are written as the reference time Mon Jan 2 15:04:05 MST 2006 would look.
 *
 * @param text as it stands in the layout
 */
record TimeElement(Kind kind, String text) {
    enum Kind {
        LITERAL,
        YEAR,
        SHORT_YEAR,
        MONTH_NAME,
        SHORT_MONTH_NAME,
        MONTH,
        PADDED_MONTH,
        WEEKDAY_NAME,
        SHORT_WEEKDAY_NAME,
        DAY,
        SPACED_DAY,
        PADDED_DAY,
        SPACED_YEAR_DAY,
        PADDED_YEAR_DAY,
        HOUR,
        HALF_DAY_HOUR,
        PADDED_HALF_DAY_HOUR,
        MINUTE,
        PADDED_MINUTE,
        SECOND,
        PADDED_SECOND,
        HALF_DAY,
        LOWER_HALF_DAY,
        ZONE_NAME,
        OFFSET,
        /** Digits after the second, as many as the layout has zeros. */
        FRACTION,
        /** Digits after the second without zeros at the end, at most as many as the layout has nines. */
        TRIMMED_FRACTION
    }

    /** At one place the first that fits counts, so longer ones stand before their beginnings. */
    private static final List<TimeElement> KNOWN = List.of(
            new TimeElement(Kind.MONTH_NAME, "January"),
            new TimeElement(Kind.SHORT_MONTH_NAME, "Jan"),
            new TimeElement(Kind.WEEKDAY_NAME, "Monday"),
            new TimeElement(Kind.SHORT_WEEKDAY_NAME, "Mon"),
            new TimeElement(Kind.ZONE_NAME, "MST"),
            new TimeElement(Kind.PADDED_MONTH, "01"),
            new TimeElement(Kind.PADDED_DAY, "02"),
            new TimeElement(Kind.PADDED_HALF_DAY_HOUR, "03"),
            new TimeElement(Kind.PADDED_MINUTE, "04"),
            new TimeElement(Kind.PADDED_SECOND, "05"),
            new TimeElement(Kind.SHORT_YEAR, "06"),
            new TimeElement(Kind.PADDED_YEAR_DAY, "002"),
            new TimeElement(Kind.HOUR, "15"),
            new TimeElement(Kind.MONTH, "1"),
            new TimeElement(Kind.YEAR, "2006"),
            new TimeElement(Kind.DAY, "2"),
            new TimeElement(Kind.SPACED_DAY, "_2"),
            new TimeElement(Kind.SPACED_YEAR_DAY, "__2"),
            new TimeElement(Kind.HALF_DAY_HOUR, "3"),
            new TimeElement(Kind.MINUTE, "4"),
            new TimeElement(Kind.SECOND, "5"),
            new TimeElement(Kind.HALF_DAY, "PM"),
            new TimeElement(Kind.LOWER_HALF_DAY, "pm"),
            new TimeElement(Kind.OFFSET, "-070000"),
            new TimeElement(Kind.OFFSET, "-07:00:00"),
            new TimeElement(Kind.OFFSET, "-0700"),
            new TimeElement(Kind.OFFSET, "-07:00"),
            new TimeElement(Kind.OFFSET, "-07"),
            new TimeElement(Kind.OFFSET, "Z070000"),
            new TimeElement(Kind.OFFSET, "Z07:00:00"),
            new TimeElement(Kind.OFFSET, "Z0700"),
            new TimeElement(Kind.OFFSET, "Z07:00"),
            new TimeElement(Kind.OFFSET, "Z07"));

    /** Splits a layout; what is no element of a time is literal. */
    static List<TimeElement> of(String layout) {
        List<TimeElement> elements = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < layout.length(); ) {
            TimeElement element = at(layout, i);
            if (element.kind == Kind.LITERAL) {
                literal.append(element.text);
            } else {
                addLiteral(elements, literal);
                elements.add(element);
            }
            i += element.text.length();
        }
        addLiteral(elements, literal);
        return elements;
    }

    boolean isFraction() {
        return kind == Kind.FRACTION || kind == Kind.TRIMMED_FRACTION;
    }

    private static void addLiteral(List<TimeElement> elements, StringBuilder literal) {
        if (!literal.isEmpty()) {
            elements.add(new TimeElement(Kind.LITERAL, literal.toString()));
            literal.setLength(0);
        }
    }

    private static TimeElement at(String layout, int start) {
        char first = layout.charAt(start);
        if (first == '.' || first == ',') {
            return fraction(layout, start);
        }
        // An underscore before a year is no padding.
        if (!layout.startsWith("_2006", start)) {
            for (TimeElement known : KNOWN) {
                if (layout.startsWith(known.text, start) && known.endsAt(layout, start + known.text.length())) {
                    return known;
                }
            }
        }
        return new TimeElement(Kind.LITERAL, String.valueOf(first));
    }

    /** The short names do not count at the beginning of a longer word. */
    private boolean endsAt(String layout, int end) {
        boolean shortName = kind == Kind.SHORT_MONTH_NAME || kind == Kind.SHORT_WEEKDAY_NAME;
        return !shortName || end == layout.length() || layout.charAt(end) < 'a' || layout.charAt(end) > 'z';
    }

    private static TimeElement fraction(String layout, int start) {
        int end = start + 1;
        char digit = end < layout.length() ? layout.charAt(end) : ' ';
        if (digit == '0' || digit == '9') {
            while (end < layout.length() && layout.charAt(end) == digit) {
                end++;
            }
            if (end == layout.length() || layout.charAt(end) < '0' || layout.charAt(end) > '9') {
                return new TimeElement(
                        digit == '0' ? Kind.FRACTION : Kind.TRIMMED_FRACTION, layout.substring(start, end));
            }
        }
        return new TimeElement(Kind.LITERAL, layout.substring(start, start + 1));
    }
}
