package org.fedai.kubefate.chart.internal.function.dates;

import static java.time.temporal.ChronoField.AMPM_OF_DAY;
import static java.time.temporal.ChronoField.CLOCK_HOUR_OF_AMPM;
import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_YEAR;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.OFFSET_SECONDS;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.internal.format.Quote;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Reads one time by one of Go's layouts. */
public final class TimeParser {
    private static final int LONGEST = 10_000;
    private static final Pattern FRACTION = Pattern.compile("[.,]([0-9]+)");
    /** Names such as GMT+3, a sign with hours, or an abbreviation. */
    private static final Pattern ZONE_NAME = Pattern.compile(
            "UTC|ChST|MeST|GMT(?:[+-]0*+(?:1?[0-9]|2[0-3])(?![0-9]))?|[+-]0*+(?:1?[0-9]|2[0-3])(?![0-9])"
                    + "|(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z])");

    private final String layout;
    private final String text;
    private final ZoneId local;
    private final Map<ChronoField, Integer> fields = new EnumMap<>(ChronoField.class);
    private String rest;
    private boolean utc;
    private String zoneName = "";

    private TimeParser(String layout, String text, ZoneId local) {
        this.layout = layout;
        this.text = text;
        this.local = local;
        this.rest = text;
    }

    /**
     * @param local the zone of a time that names none
     * @throws FunctionException if the text does not match the layout or is not a valid time
     */
    public static ZonedDateTime parse(String layout, String text, ZoneId local) {
        if (layout.length() > LONGEST) {
            throw new TooLargeException("the layout of a time is longer than " + LONGEST + " characters");
        }
        return new TimeParser(layout, text, local).parse();
    }

    private ZonedDateTime parse() {
        try {
            readAll(TimeElement.of(layout));
            return inZone(LocalDateTime.of(date(), time()));
        } catch (DateTimeException e) {
            throw wrong(": " + e.getMessage());
        }
    }

    private void readAll(List<TimeElement> elements) {
        for (int i = 0; i < elements.size(); i++) {
            TimeElement element = elements.get(i);
            String before = rest;
            if (!read(element, i + 1 < elements.size() && elements.get(i + 1).isFraction())) {
                throw wrong(" as " + Quote.quote(layout) + ": cannot parse " + Quote.quote(before) + " as "
                        + Quote.quote(element.text()));
            }
        }
        if (!rest.isEmpty()) {
            throw wrong(": extra text: " + Quote.quote(rest));
        }
    }

    /** @return false if the text does not continue in the format of the element */
    private boolean read(TimeElement element, boolean fractionFollows) {
        return switch (element.kind()) {
            case LITERAL -> literal(element.text());
            case FIELD -> field(element, fractionFollows);
            case OFFSET -> offset(element);
            case ZONE_NAME -> zoneName();
            case FRACTION -> fraction(element.text().length() - 1);
            case TRIMMED_FRACTION -> fraction();
        };
    }

    /** A space stands for any number of spaces. */
    private boolean literal(String literal) {
        String left = literal;
        while (!left.isEmpty()) {
            if (left.charAt(0) == ' ') {
                if (!rest.isEmpty() && rest.charAt(0) != ' ') {
                    return false;
                }
                left = left.replaceFirst("^ +", "");
                rest = rest.replaceFirst("^ +", "");
            } else if (rest.isEmpty() || rest.charAt(0) != left.charAt(0)) {
                return false;
            } else {
                left = left.substring(1);
                take(1);
            }
        }
        return true;
    }

    private boolean field(TimeElement element, boolean fractionFollows) {
        for (int spaces = element.text().lastIndexOf('_'); spaces >= 0 && rest.startsWith(" "); spaces--) {
            take(1);
        }
        TemporalAccessor found = value(element);
        // A fraction is read even where the layout has none.
        return found != null && (!found.isSupported(SECOND_OF_MINUTE) || fractionFollows || fraction());
    }

    private @Nullable TemporalAccessor value(TimeElement element) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor found = element.read().parseUnresolved(rest, position);
        if (found != null) {
            take(position.getIndex());
            for (ChronoField field : ChronoField.values()) {
                if (found.isSupported(field)) {
                    note(field, found.getLong(field));
                }
            }
        }
        return found;
    }

    /** A 12-hour value may be 0, and of several hours the last one counts, whether 12-hour or 24-hour. */
    private void note(ChronoField field, long value) {
        if (field == CLOCK_HOUR_OF_AMPM) {
            fields.put(HOUR_OF_DAY, value == 0 ? 0 : field.checkValidIntValue(value));
        } else {
            fields.put(field, field.checkValidIntValue(value));
        }
    }

    private boolean offset(TimeElement element) {
        utc |= element.text().startsWith("Z") && rest.startsWith("Z");
        return value(element) != null;
    }

    /** As many digits as the text has, perhaps none; those beyond the ninth do not count. */
    private boolean fraction() {
        Matcher matcher = FRACTION.matcher(rest);
        return !matcher.lookingAt() || fraction(matcher.group(1).length());
    }

    private boolean fraction(int count) {
        Matcher matcher = FRACTION.matcher(rest);
        if (!matcher.lookingAt() || matcher.group(1).length() < count) {
            return false;
        }
        String digits = take(count + 1).substring(1);
        fields.put(NANO_OF_SECOND, Integer.parseInt((digits + "000000000").substring(0, 9)));
        return true;
    }

    private boolean zoneName() {
        Matcher matcher = ZONE_NAME.matcher(rest);
        if (!matcher.lookingAt()) {
            return false;
        }
        zoneName = take(matcher.end());
        utc |= zoneName.equals("UTC");
        return true;
    }

    private LocalDate date() {
        int year = fields.getOrDefault(YEAR, 0);
        if (!fields.containsKey(DAY_OF_YEAR)) {
            return LocalDate.of(year, fields.getOrDefault(MONTH_OF_YEAR, 1), fields.getOrDefault(DAY_OF_MONTH, 1));
        }
        LocalDate date = LocalDate.ofYearDay(year, fields.getOrDefault(DAY_OF_YEAR, 1));
        for (ChronoField field : List.of(MONTH_OF_YEAR, DAY_OF_MONTH)) {
            if (fields.getOrDefault(field, date.get(field)) != date.get(field)) {
                throw new DateTimeException(field + " does not match the day of the year");
            }
        }
        return date;
    }

    private LocalTime time() {
        int hour = fields.getOrDefault(HOUR_OF_DAY, 0);
        if (fields.containsKey(AMPM_OF_DAY)) {
            boolean afternoon = fields.get(AMPM_OF_DAY) == 1;
            hour = afternoon && hour < 12 ? hour + 12 : !afternoon && hour == 12 ? 0 : hour;
        }
        return LocalTime.of(
                hour,
                fields.getOrDefault(MINUTE_OF_HOUR, 0),
                fields.getOrDefault(SECOND_OF_MINUTE, 0),
                fields.getOrDefault(NANO_OF_SECOND, 0));
    }

    private ZonedDateTime inZone(LocalDateTime time) {
        Integer offset = fields.get(OFFSET_SECONDS);
        if (utc) {
            return time.atZone(ZoneOffset.UTC);
        }
        if (offset != null) {
            ZonedDateTime there =
                    time.atOffset(ZoneOffset.ofTotalSeconds(offset)).atZoneSameInstant(local);
            boolean here = there.toLocalDateTime().equals(time)
                    && (zoneName.isEmpty() || zoneName.equals(TimeFormatter.zoneName(there)));
            return here ? there : time.atZone(ZoneOffset.ofTotalSeconds(offset));
        }
        ZonedDateTime there = time.atZone(local);
        boolean here = zoneName.isEmpty() || zoneName.equals(TimeFormatter.zoneName(there));
        return here ? there : time.atZone(ZoneOffset.ofHours(namedOffset()));
    }

    /** Only names such as GMT+3 define an offset; Go treats every other unknown name as UTC. */
    private int namedOffset() {
        return zoneName.length() > 3 && zoneName.startsWith("GMT") ? Integer.parseInt(zoneName.substring(3)) : 0;
    }

    private FunctionException wrong(String reason) {
        return new FunctionException("parsing time " + Quote.quote(text) + reason);
    }

    private String take(int count) {
        String taken = rest.substring(0, count);
        rest = rest.substring(count);
        return taken;
    }
}
