package org.fedai.kubefate.chart.internal.function.formats;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.internal.function.dates.TimeParser;
import org.fedai.kubefate.chart.internal.function.numbers.NumberText;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.jspecify.annotations.Nullable;

/** The tokens of a TOML text: keys, strings, numbers, times. */
final class TomlText {
    private static final Pattern INTEGER = Pattern.compile(
            "[+-]?(?:0|[1-9](?:_?[0-9])*+)|0x[0-9a-fA-F](?:_?[0-9a-fA-F])*+|0o[0-7](?:_?[0-7])*+|0b[01](?:_?[01])*+");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9_]++");
    private static final Pattern FLOAT = Pattern.compile(
            "[+-]?(?:inf|nan|(?:0|[1-9](?:_?[0-9])*+)" + "(?:\\.[0-9](?:_?[0-9])*+)?(?:[eE][+-]?[0-9](?:_?[0-9])*+)?)");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
                    + "|[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?");
    private static final List<String> LAYOUTS = List.of(
            "2006-01-02T15:04:05.999999999Z07:00",
            "2006-01-02T15:04:05.999999999",
            "2006-01-02",
            "15:04:05.999999999",
            "2006-01-02T15:04Z07:00",
            "2006-01-02T15:04",
            "15:04");

    private final TomlCursor in;

    TomlText(TomlCursor in) {
        this.in = in;
    }

    /** A name of one or more parts with dots between them. */
    List<String> key() {
        List<String> key = new ArrayList<>();
        do {
            in.skipSpace();
            key.add(part());
            in.skipSpace();
        } while (in.take("."));
        return key;
    }

    private String part() {
        if (in.peek() == '"' || in.peek() == '\'') {
            return in.take() == '"' ? basic() : literal();
        }
        int start = in.position();
        while (TomlWriter.isBare(in.peek())) {
            in.take();
        }
        if (in.position() == start && (in.atEnd() || in.peek() == '=')) {
            throw in.wrong("unexpected '=': key name appears blank");
        }
        if (in.position() == start && in.peek() == '.') {
            throw in.wrong("unexpected '.': keys cannot start with a '.'");
        }
        return in.since(start);
    }

    Object scalar() {
        if (in.take("\"\"\"")) {
            return multiline('"');
        }
        if (in.take("'''")) {
            return multiline('\'');
        }
        if (in.take("\"")) {
            return basic();
        }
        return in.take("'") ? literal() : word();
    }

    private String basic() {
        StringBuilder string = new StringBuilder();
        while (!in.take("\"")) {
            int c = character('"');
            if (c == '\\') {
                escape(string);
            } else {
                string.append((char) c);
            }
        }
        return string.toString();
    }

    private String literal() {
        int start = in.position();
        while (!in.take("'")) {
            character('\'');
        }
        String string = in.since(start);
        return string.substring(0, string.length() - 1);
    }

    /** The next character of a string that stays on its line. */
    private int character(char quote) {
        int c = in.take();
        if (c == TomlCursor.END) {
            throw in.wrong("unexpected EOF; expected " + (quote == '"' ? "'\"'" : "\"'\""));
        }
        if (c == '\n') {
            throw in.wrong("strings cannot contain newlines");
        }
        in.checkControl(c);
        return c;
    }

    /** The string may end with up to five quotes: two that belong to the string and the three that end it. */
    private String multiline(char quote) {
        String end = String.valueOf(quote).repeat(3);
        if (!in.take("\n")) {
            in.take("\r\n");
        }
        StringBuilder string = new StringBuilder();
        while (!in.take(end)) {
            int c = in.take();
            if (c == TomlCursor.END) {
                throw in.wrong("unexpected EOF; expected '" + end + "'");
            }
            if (c == '\\' && quote == '"') {
                if (!lineContinues()) {
                    escape(string);
                }
            } else {
                if (c != '\n' && c != '\r') {
                    in.checkControl(c);
                }
                string.append((char) c);
            }
        }
        for (int i = 0; i < 2 && in.peek() == quote; i++) {
            string.append((char) in.take());
        }
        return string.toString();
    }

    /** Whether only white space follows a backslash on its line; then the line break and all following white space are ignored. */
    private boolean lineContinues() {
        in.skipSpace();
        if (in.peek() != '\n' && in.peek() != '\r') {
            return false;
        }
        while (in.peek() == '\n' || in.peek() == '\r' || in.peek() == ' ' || in.peek() == '\t') {
            in.take();
        }
        return true;
    }

    private void escape(StringBuilder string) {
        int c = in.take();
        switch (c) {
            case '"', '\\' -> string.append((char) c);
            case 'b' -> string.append('\b');
            case 't' -> string.append('\t');
            case 'n' -> string.append('\n');
            case 'f' -> string.append('\f');
            case 'r' -> string.append('\r');
            case 'e' -> string.append('\u001b');
            case 'x' -> string.appendCodePoint(hexadecimal(2));
            case 'u' -> string.appendCodePoint(hexadecimal(4));
            case 'U' -> string.appendCodePoint(hexadecimal(8));
            default -> throw in.wrong("invalid escape in string '\\" + (c < 0 ? "" : Character.toString(c)) + "'");
        }
    }

    private int hexadecimal(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int c = in.take();
            int digit = c >= 0 && c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw in.wrong("expected " + digits + " hexadecimal digits after the backslash");
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw in.wrong("the escaped character is not valid Unicode");
        }
        return (int) value;
    }

    private Object word() {
        int start = in.position();
        while (isWord(in.peek()) || (in.peek() == ' ' && isDate(in.since(start)))) {
            in.take();
        }
        String word = in.since(start).strip();
        if (word.isEmpty()) {
            throw in.wrong(
                    in.atEnd()
                            ? "unexpected EOF; expected value"
                            : "expected value but found " + in.shown() + " instead");
        }
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (INTEGER.matcher(word).matches()) {
            return integer(word);
        }
        if (LEADING_ZERO.matcher(word).matches()) {
            throw in.wrong("Invalid integer \"" + word + "\": cannot have leading zeroes");
        }
        return FLOAT.matcher(word).matches() ? real(word) : time(word);
    }

    private static boolean isWord(int c) {
        return TomlWriter.isBare(c) || c == '+' || c == '.' || c == ':';
    }

    /** A date may be followed by a space and a time. */
    private static boolean isDate(String word) {
        return word.length() == 10
                && word.charAt(4) == '-'
                && TIME.matcher(word).matches();
    }

    private GoInteger integer(String word) {
        Long value = NumberText.int64(word, 0);
        if (value == null) {
            throw in.wrong(word + " is out of range for int64");
        }
        return GoInteger.int64(value);
    }

    private Double real(String word) {
        String digits = word.replace("_", "").replaceFirst("^[+-]nan$", "nan");
        Double value = NumberText.float64(digits);
        if (value == null) {
            throw in.wrong(word + " is out of range for float64");
        }
        return value;
    }

    private ZonedDateTime time(String word) {
        String normal = word.replace('z', 'Z').replace('t', 'T').replace(' ', 'T');
        ZonedDateTime time = TIME.matcher(word).matches() ? parsed(normal) : null;
        if (time == null) {
            throw in.wrong("expected value but found \"" + word + "\" instead");
        }
        return time;
    }

    /** Go has zones of their own for times without one; here they are UTC. */
    private static @Nullable ZonedDateTime parsed(String time) {
        ZonedDateTime parsed = null;
        for (int i = 0; i < LAYOUTS.size() && parsed == null; i++) {
            parsed = parsed(LAYOUTS.get(i), time);
        }
        return parsed;
    }

    private static @Nullable ZonedDateTime parsed(String layout, String time) {
        try {
            return TimeParser.parse(layout, time, layout.endsWith("Z07:00") ? ZoneId.systemDefault() : ZoneOffset.UTC);
        } catch (FunctionException e) {
            return null;
        }
    }
}
