package org.fedai.kubefate.chart.internal.function.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.format.Quote;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Go's encoding/json does: every number is a float64, of duplicate keys the last one counts. */
final class JsonReader {
    private static final int MAX_DEPTH = 10_000;
    private static final int END = -1;

    private final String text;
    private int next;
    private int depth;
    private @Nullable String tooLarge;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * What a text says.
     *
     * @param value with null for every number that no float64 can hold
     * @param problem what Go reports of the first such number; null if there is none
     */
    record Result(@Nullable Object value, @Nullable String problem) {}

    /**
     * @throws FunctionException if the text is not JSON
     */
    static Result read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.peek() != END) {
            throw reader.unexpected("after top-level value");
        }
        return new Result(value, reader.tooLarge);
    }

    private @Nullable Object value() {
        skipSpace();
        int c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("looking for beginning of value");
        };
    }

    private Map<String, @Nullable Object> object() {
        enter();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            return leave(object);
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw unexpected("looking for beginning of object key string");
            }
            String key = string();
            skipSpace();
            if (peek() != ':') {
                throw unexpected("after object key");
            }
            next++;
            object.put(key, value());
            skipSpace();
            if (peek() == '}') {
                return leave(object);
            }
            if (peek() != ',') {
                throw unexpected("after object key:value pair");
            }
            next++;
        }
    }

    private List<@Nullable Object> array() {
        enter();
        List<@Nullable Object> array = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            return leave(array);
        }
        while (true) {
            array.add(value());
            skipSpace();
            if (peek() == ']') {
                return leave(array);
            }
            if (peek() != ',') {
                throw unexpected("after array element");
            }
            next++;
        }
    }

    private void enter() {
        next++;
        if (++depth > MAX_DEPTH) {
            throw new FunctionException("exceeded max depth");
        }
    }

    private <T> T leave(T value) {
        next++;
        depth--;
        return value;
    }

    private String string() {
        next++;
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            int c = peek();
            if (c < ' ') {
                throw unexpected("in string literal");
            }
            next++;
            if (c == '\\') {
                escape(string);
            } else {
                string.append((char) c);
            }
        }
        next++;
        return Utf8.readable(string.toString());
    }

    private void escape(StringBuilder string) {
        int c = peek();
        switch (c) {
            case '"', '\\', '/' -> string.append((char) c);
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'u' -> {
                next++;
                unicode(string);
                return;
            }
            default -> throw broken("in string escape code");
        }
        next++;
    }

    /** Half of a surrogate pair without the other half becomes U+FFFD. */
    private void unicode(StringBuilder string) {
        char first = hexadecimal();
        if (!Character.isSurrogate(first)) {
            string.append(first);
            return;
        }
        int before = next;
        if (Character.isHighSurrogate(first) && text.startsWith("\\u", next)) {
            next += 2;
            char second = hexadecimal();
            if (Character.isLowSurrogate(second)) {
                string.append(first).append(second);
                return;
            }
            next = before;
        }
        string.append('\uFFFD');
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw broken("in \\u hexadecimal character escape");
            }
            value = value << 4 | digit;
            next++;
        }
        return (char) value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw broken("in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
            next++;
        }
        return value;
    }

    private @Nullable Double number() {
        int start = next;
        if (peek() == '-') {
            next++;
        }
        if (peek() == '0') {
            next++;
        } else {
            digits("in numeric literal");
        }
        if (peek() == '.') {
            next++;
            digits("after decimal point in numeric literal");
        }
        if (peek() == 'e' || peek() == 'E') {
            next++;
            if (peek() == '+' || peek() == '-') {
                next++;
            }
            digits("in exponent of numeric literal");
        }
        String literal = text.substring(start, next);
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            if (tooLarge == null) {
                tooLarge = "json: cannot unmarshal number " + literal + " into Go value of type float64";
            }
            return null;
        }
        return value;
    }

    private void digits(String where) {
        if (!isDigit()) {
            throw broken(where);
        }
        while (isDigit()) {
            next++;
        }
    }

    private boolean isDigit() {
        return peek() >= '0' && peek() <= '9';
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
            next++;
        }
    }

    private int peek() {
        return next < text.length() ? text.charAt(next) : END;
    }

    /** An unexpected character, or the end, where white space is allowed. */
    private FunctionException unexpected(String where) {
        return peek() == END ? new FunctionException("unexpected end of JSON input") : broken(where);
    }

    /** An unexpected character in a word or number; at the end Go reports it as a space. */
    private FunctionException broken(String where) {
        // Go works on bytes, and shows the first byte of a character as a character.
        int c = peek() == END ? ' ' : Utf8.bytes(Character.toString(text.codePointAt(next)))[0] & 0xFF;
        String quoted = c == '"' ? "\"" : c == '\'' ? "\\'" : unquoted(Quote.quote(Character.toString(c)));
        return new FunctionException("invalid character '" + quoted + "' " + where);
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
