package org.fedai.kubefate.chart.internal.function.dates;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.IntFunction;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Reads one time by one of Go's layouts. */
public final class TimeParser {
    private static final int LONGEST = 10_000;

    private final String layout;
    private final String text;
    private final ZoneId local;
    private String rest;

    private int year;
    private int month = -1;
    private int day = -1;
    private int yearDay = -1;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private @Nullable Boolean afternoon;
    private boolean utc;
    private @Nullable Integer offset;
    private String zoneName = "";

    private TimeParser(String layout, String text, ZoneId local) {
        this.layout = layout;
        this.text = text;
        this.local = local;
        this.rest = text;
    }

    /**
     * @param local the zone of a time that names none
     * @throws FunctionException when the text is not of the layout or no time
     */
    public static ZonedDateTime parse(String layout, String text, ZoneId local) {
        if (layout.length() > LONGEST) {
            throw new TooLargeException("the layout of a time is longer than " + LONGEST + " characters");
        }
        return new TimeParser(layout, text, local).parse();
    }

    private ZonedDateTime parse() {
        List<TimeElement> elements = TimeElement.of(layout);
        for (int i = 0; i < elements.size(); i++) {
            TimeElement element = elements.get(i);
            if (element.kind() == TimeElement.Kind.LITERAL) {
                skip(element.text());
                continue;
            }
            String before = rest;
            try {
                read(element, i + 1 < elements.size() && elements.get(i + 1).isFraction());
            } catch (Mismatch e) {
                throw cannotParse(before, element.text());
            }
        }
        if (!rest.isEmpty()) {
            throw wrong("extra text: " + quote(rest));
        }
        return time();
    }

    /** The text does not have the form of the element. */
    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        Mismatch() {
            super(null, null, false, false);
        }
    }

    private void read(TimeElement element, boolean fractionFollows) throws Mismatch {
        switch (element.kind()) {
            case LITERAL -> skip(element.text());
            case YEAR -> year = longYear();
            case SHORT_YEAR -> year = shortYear();
            case MONTH_NAME ->
                month = name(12, n -> TimeFormatter.capitalized(Month.of(n).name()));
            case SHORT_MONTH_NAME -> month = name(12, n -> Month.of(n).name().substring(0, 3));
            case MONTH, PADDED_MONTH ->
                month = ranged(number(element.kind() == TimeElement.Kind.PADDED_MONTH), 1, 12, "month");
            case WEEKDAY_NAME ->
                name(7, n -> TimeFormatter.capitalized(DayOfWeek.of(n).name()));
            case SHORT_WEEKDAY_NAME -> name(7, n -> DayOfWeek.of(n).name().substring(0, 3));
            case SPACED_DAY -> {
                skipSpace();
                day = number(false);
            }
            case DAY -> day = number(false);
            case PADDED_DAY -> day = number(true);
            case SPACED_YEAR_DAY -> {
                skipSpace();
                skipSpace();
                yearDay = threeDigits(false);
            }
            case PADDED_YEAR_DAY -> yearDay = threeDigits(true);
            case HOUR -> hour = ranged(number(false), 0, 23, "hour");
            case HALF_DAY_HOUR -> hour = ranged(number(false), 0, 12, "hour");
            case PADDED_HALF_DAY_HOUR -> hour = ranged(number(true), 0, 12, "hour");
            case MINUTE -> minute = ranged(number(false), 0, 59, "minute");
            case PADDED_MINUTE -> minute = ranged(number(true), 0, 59, "minute");
            case SECOND, PADDED_SECOND -> {
                second = ranged(number(element.kind() == TimeElement.Kind.PADDED_SECOND), 0, 59, "second");
                // A fraction is read even where the layout has none.
                if (!fractionFollows && startsFraction()) {
                    fraction(digits(1));
                }
            }
            case HALF_DAY -> afternoon = halfDay("AM", "PM");
            case LOWER_HALF_DAY -> afternoon = halfDay("am", "pm");
            case ZONE_NAME -> zoneName();
            case OFFSET -> offset(element.text());
            case FRACTION -> fraction(element.text().length() - 1);
            case TRIMMED_FRACTION -> {
                if (startsFraction()) {
                    fraction(digits(1));
                }
            }
        }
    }

    private int longYear() throws Mismatch {
        check(rest.length() >= 4 && isDigit(0));
        return decimal(take(4));
    }

    private int shortYear() throws Mismatch {
        check(rest.length() >= 2);
        int number = decimal(take(2));
        return number >= 69 ? number + 1900 : number + 2000;
    }

    private int name(int count, IntFunction<String> names) throws Mismatch {
        for (int number = 1; number <= count; number++) {
            String name = names.apply(number);
            if (rest.regionMatches(true, 0, name, 0, name.length())) {
                take(name.length());
                return number;
            }
        }
        throw new Mismatch();
    }

    /** One or two digits. */
    private int number(boolean two) throws Mismatch {
        check(isDigit(0) && (isDigit(1) || !two));
        return decimal(take(isDigit(1) ? 2 : 1));
    }

    private int threeDigits(boolean exactly) throws Mismatch {
        int count = Math.min(3, digits(0));
        check(count == 3 || (count > 0 && !exactly));
        return decimal(take(count));
    }

    private boolean halfDay(String morning, String evening) throws Mismatch {
        check(rest.startsWith(morning) || rest.startsWith(evening));
        return take(2).equals(evening);
    }

    private void fraction(int count) throws Mismatch {
        check(rest.length() > count && (rest.charAt(0) == '.' || rest.charAt(0) == ','));
        String digits = take(count + 1).substring(1);
        nanos = decimal((digits + "000000000").substring(0, 9));
    }

    private boolean startsFraction() {
        return !rest.isEmpty() && (rest.charAt(0) == '.' || rest.charAt(0) == ',') && isDigit(1);
    }

    private void offset(String form) throws Mismatch {
        if (form.startsWith("Z") && rest.startsWith("Z")) {
            take(1);
            utc = true;
            return;
        }
        check(rest.length() >= form.length());
        String read = take(form.length());
        for (int i = 0; i < form.length(); i++) {
            check(i == 0 || (form.charAt(i) == ':' ? read.charAt(i) == ':' : isDigit(read, i)));
        }
        String digits = (read.substring(1).replace(":", "") + "0000").substring(0, 6);
        int hours = ranged(decimal(digits.substring(0, 2)), 0, 24, "time zone offset hour");
        int minutes = ranged(decimal(digits.substring(2, 4)), 0, 60, "time zone offset minute");
        int seconds = ranged(decimal(digits.substring(4)), 0, 60, "time zone offset second");
        check(read.startsWith("+") || read.startsWith("-"));
        int total = (hours * 60 + minutes) * 60 + seconds;
        offset = read.startsWith("-") ? -total : total;
    }

    private void zoneName() throws Mismatch {
        if (rest.startsWith("UTC")) {
            take(3);
            utc = true;
            return;
        }
        zoneName = take(zoneNameLength());
    }

    private int zoneNameLength() throws Mismatch {
        if (rest.startsWith("ChST") || rest.startsWith("MeST")) {
            return 4;
        }
        if (rest.startsWith("GMT")) {
            return 3 + signedHours(3);
        }
        int signed = rest.length() >= 3 ? signedHours(0) : 0;
        if (signed > 0) {
            return signed;
        }
        int capitals = 0;
        while (capitals < rest.length()
                && capitals < 6
                && rest.charAt(capitals) >= 'A'
                && rest.charAt(capitals) <= 'Z') {
            capitals++;
        }
        boolean zone = capitals == 3
                || (capitals == 4 && (rest.charAt(3) == 'T' || rest.startsWith("WITA")))
                || (capitals == 5 && rest.charAt(4) == 'T');
        check(zone);
        return capitals;
    }

    /** How long a sign with up to 23 hours is; 0 when there is none. */
    private int signedHours(int start) throws Mismatch {
        if (start >= rest.length() || (rest.charAt(start) != '+' && rest.charAt(start) != '-')) {
            return 0;
        }
        int count = digits(start + 1);
        return count == 0 || count > 9 || decimal(rest.substring(start + 1, start + 1 + count)) > 23 ? 0 : count + 1;
    }

    private ZonedDateTime time() {
        if (afternoon != null) {
            hour = afternoon ? (hour < 12 ? hour + 12 : hour) : (hour == 12 ? 0 : hour);
        }
        if (yearDay >= 0) {
            applyYearDay();
        }
        month = month < 0 ? 1 : month;
        day = day < 0 ? 1 : day;
        if (day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            throw wrong("day out of range");
        }
        return inZone(LocalDateTime.of(year, month, day, hour, minute, second, nanos));
    }

    private void applyYearDay() {
        int days = Year.isLeap(year) ? 366 : 365;
        if (yearDay < 1 || yearDay > days) {
            throw wrong("day-of-year out of range");
        }
        LocalDate date = LocalDate.ofYearDay(year, yearDay);
        if (month >= 0 && month != date.getMonthValue()) {
            throw wrong("day-of-year does not match month");
        }
        if (day >= 0 && day != date.getDayOfMonth()) {
            throw wrong("day-of-year does not match day");
        }
        month = date.getMonthValue();
        day = date.getDayOfMonth();
    }

    private ZonedDateTime inZone(LocalDateTime time) {
        if (utc) {
            return time.atZone(ZoneOffset.UTC);
        }
        if (offset != null) {
            ZonedDateTime there =
                    time.minusSeconds(offset).atZone(ZoneOffset.UTC).withZoneSameInstant(local);
            boolean here = there.getOffset().getTotalSeconds() == offset
                    && (zoneName.isEmpty() || zoneName.equals(TimeFormatter.zoneName(there)));
            return here ? there : time.atZone(fixed(offset));
        }
        if (!zoneName.isEmpty()) {
            ZonedDateTime there = time.atZone(local);
            return zoneName.equals(TimeFormatter.zoneName(there)) ? there : time.atZone(fixed(namedOffset()));
        }
        return time.atZone(local);
    }

    /** Only GMT+3 and its like say what they mean; Go takes every other unknown name as UTC. */
    private int namedOffset() {
        return zoneName.length() > 3 && zoneName.startsWith("GMT") ? Integer.parseInt(zoneName.substring(3)) * 3600 : 0;
    }

    private ZoneOffset fixed(int seconds) {
        try {
            return ZoneOffset.ofTotalSeconds(seconds);
        } catch (DateTimeException e) {
            throw wrong("time zone offset out of range");
        }
    }

    private void skip(String literal) {
        String left = literal;
        while (!left.isEmpty()) {
            if (left.charAt(0) == ' ') {
                if (!rest.isEmpty() && rest.charAt(0) != ' ') {
                    throw cannotParse(rest, literal);
                }
                left = withoutSpaces(left);
                rest = withoutSpaces(rest);
            } else if (rest.isEmpty() || rest.charAt(0) != left.charAt(0)) {
                throw cannotParse(rest, literal);
            } else {
                left = left.substring(1);
                take(1);
            }
        }
    }

    private void skipSpace() {
        if (rest.startsWith(" ")) {
            take(1);
        }
    }

    private static String withoutSpaces(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start);
    }

    private String take(int count) {
        String taken = rest.substring(0, count);
        rest = rest.substring(count);
        return taken;
    }

    private int digits(int start) {
        int end = start;
        while (isDigit(end)) {
            end++;
        }
        return end - start;
    }

    private boolean isDigit(int index) {
        return isDigit(rest, index);
    }

    private static boolean isDigit(String text, int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static int decimal(String digits) throws Mismatch {
        check(digits.chars().allMatch(c -> c >= '0' && c <= '9'));
        return Integer.parseInt(digits);
    }

    private int ranged(int number, int from, int to, String what) {
        if (number < from || number > to) {
            throw wrong(what + " out of range");
        }
        return number;
    }

    private static void check(boolean condition) throws Mismatch {
        if (!condition) {
            throw new Mismatch();
        }
    }

    private FunctionException wrong(String reason) {
        return new FunctionException("parsing time " + quote(text) + ": " + reason);
    }

    private FunctionException cannotParse(String value, String element) {
        return new FunctionException("parsing time " + quote(text) + " as " + quote(layout) + ": cannot parse "
                + quote(value) + " as " + quote(element));
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
