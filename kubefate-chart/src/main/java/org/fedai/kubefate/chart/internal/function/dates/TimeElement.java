package org.fedai.kubefate.chart.internal.function.dates;

import static java.time.temporal.ChronoField.AMPM_OF_DAY;
import static java.time.temporal.ChronoField.CLOCK_HOUR_OF_AMPM;
import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.DAY_OF_YEAR;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A piece of one of Go's time layouts, which are written as the reference time Mon Jan 2 15:04:05 MST 2006 would look.
 *
 * @param text as it stands in the layout
 * @param print writes a field; unused for other kinds
 * @param read reads a field or an offset; unused for other kinds
 */
record TimeElement(Kind kind, String text, DateTimeFormatter print, DateTimeFormatter read) {
    enum Kind {
        LITERAL,
        FIELD,
        ZONE_NAME,
        OFFSET,
        /** Digits after the second, as many as the layout has zeros. */
        FRACTION,
        /** Digits after the second without zeros at the end, at most as many as the layout has nines. */
        TRIMMED_FRACTION
    }

    private static final DateTimeFormatter NONE = form(builder -> builder);

    /** The first match counts, so longer elements precede their prefixes. */
    private static final List<TimeElement> KNOWN = List.of(
            name("January", MONTH_OF_YEAR, TextStyle.FULL),
            name("Jan", MONTH_OF_YEAR, TextStyle.SHORT),
            name("Monday", DAY_OF_WEEK, TextStyle.FULL),
            name("Mon", DAY_OF_WEEK, TextStyle.SHORT),
            new TimeElement(Kind.ZONE_NAME, "MST", NONE, NONE),
            padded("01", MONTH_OF_YEAR, 2),
            padded("02", DAY_OF_MONTH, 2),
            padded("03", CLOCK_HOUR_OF_AMPM, 2),
            padded("04", MINUTE_OF_HOUR, 2),
            padded("05", SECOND_OF_MINUTE, 2),
            field("06", form(builder -> builder.appendValueReduced(YEAR, 2, 2, 1969))),
            padded("002", DAY_OF_YEAR, 3),
            new TimeElement(Kind.FIELD, "15", digits(HOUR_OF_DAY, 2, 2), digits(HOUR_OF_DAY, 1, 2)),
            number("1", MONTH_OF_YEAR),
            new TimeElement(
                    Kind.FIELD,
                    "2006",
                    form(builder -> builder.appendValue(YEAR, 4, 10, SignStyle.NORMAL)),
                    digits(YEAR, 4, 4)),
            number("2", DAY_OF_MONTH),
            spaced("_2", DAY_OF_MONTH, 2),
            spaced("__2", DAY_OF_YEAR, 3),
            number("3", CLOCK_HOUR_OF_AMPM),
            number("4", MINUTE_OF_HOUR),
            number("5", SECOND_OF_MINUTE),
            field("PM", form(builder -> builder.appendText(AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM")))),
            field("pm", form(builder -> builder.appendText(AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm")))),
            offset("-070000", "+HHMMSS"),
            offset("-07:00:00", "+HH:MM:SS"),
            offset("-0700", "+HHMM"),
            offset("-07:00", "+HH:MM"),
            offset("-07", "+HH"),
            offset("Z070000", "+HHMMSS"),
            offset("Z07:00:00", "+HH:MM:SS"),
            offset("Z0700", "+HHMM"),
            offset("Z07:00", "+HH:MM"),
            offset("Z07", "+HH"));

    private static TimeElement name(String text, ChronoField field, TextStyle style) {
        return field(text, form(builder -> builder.parseCaseInsensitive().appendText(field, style)));
    }

    private static TimeElement padded(String text, ChronoField field, int width) {
        return field(text, digits(field, width, width));
    }

    private static TimeElement number(String text, ChronoField field) {
        return field(text, digits(field, 1, 2));
    }

    /** Spaces are optional in input, and the parser skips them. */
    private static TimeElement spaced(String text, ChronoField field, int width) {
        return new TimeElement(
                Kind.FIELD, text, form(builder -> builder.padNext(width).appendValue(field)), digits(field, 1, width));
    }

    private static TimeElement field(String text, DateTimeFormatter form) {
        return new TimeElement(Kind.FIELD, text, form, form);
    }

    private static TimeElement offset(String text, String pattern) {
        String zero = text.startsWith("Z") ? "Z" : pattern.replaceAll("[A-Z]", "0");
        return new TimeElement(Kind.OFFSET, text, NONE, form(builder -> builder.appendOffset(pattern, zero)));
    }

    private static DateTimeFormatter digits(ChronoField field, int least, int most) {
        return form(builder -> builder.appendValue(field, least, most, SignStyle.NOT_NEGATIVE));
    }

    private static DateTimeFormatter form(UnaryOperator<DateTimeFormatterBuilder> content) {
        return content.apply(new DateTimeFormatterBuilder()).toFormatter(Locale.ENGLISH);
    }

    /** Splits a layout; everything that is not an element of a time is literal. */
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
            elements.add(new TimeElement(Kind.LITERAL, literal.toString(), NONE, NONE));
            literal.setLength(0);
        }
    }

    private static TimeElement at(String layout, int start) {
        char first = layout.charAt(start);
        if (first == '.' || first == ',') {
            return fraction(layout, start);
        }
        // An underscore before a year is not padding.
        if (!layout.startsWith("_2006", start)) {
            for (TimeElement known : KNOWN) {
                if (layout.startsWith(known.text, start) && known.endsAt(layout, start + known.text.length())) {
                    return known;
                }
            }
        }
        return new TimeElement(Kind.LITERAL, String.valueOf(first), NONE, NONE);
    }

    /** The short names do not count at the beginning of a longer word. */
    private boolean endsAt(String layout, int end) {
        boolean shortName = text.equals("Jan") || text.equals("Mon");
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
                Kind kind = digit == '0' ? Kind.FRACTION : Kind.TRIMMED_FRACTION;
                return new TimeElement(kind, layout.substring(start, end), NONE, NONE);
            }
        }
        return new TimeElement(Kind.LITERAL, layout.substring(start, start + 1), NONE, NONE);
    }
}
