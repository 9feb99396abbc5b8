package org.fedai.kubefate.chart.internal.syntax;

import java.io.ByteArrayOutputStream;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** Strings and characters as Go writes them. */
final class Literals {
    private static final int MALFORMED = -1;

    private final String text;
    private final int offset;
    private int position = 1;

    private Literals(Lexeme token) {
        this.text = token.text();
        this.offset = token.start();
    }

    /** The value of a string in double quotes or backquotes. */
    static String string(Lexeme token) {
        if (token.text().charAt(0) == '`') {
            return token.text().substring(1, token.text().length() - 1).replace("\r", "");
        }
        if (token.text().indexOf('\\') < 0) {
            return token.text().substring(1, token.text().length() - 1);
        }
        return new Literals(token).unquoted();
    }

    /** The value of a character in single quotes. */
    static long character(Lexeme token) {
        Literals literal = new Literals(token);
        String text = token.text();
        int c = literal.text.codePointAt(1);
        boolean escaped = c == '\\';
        if (c == '\'') {
            throw literal.malformed("invalid syntax");
        }
        long value = escaped ? literal.escape('\'').value() : c;
        int end = escaped ? literal.position : 1 + Character.charCount(c);
        if (end != text.length() - 1) {
            throw literal.malformed("malformed character constant: " + text);
        }
        return value;
    }

    /**
     * A decoded escape sequence.
     *
     * @param isByte whether it represents a byte instead of a character
     */
    private record Escape(int value, boolean isByte) {}

    private String unquoted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (position < text.length() - 1) {
            int c = text.codePointAt(position);
            if (c != '\\') {
                position += Character.charCount(c);
                bytes.writeBytes(Utf8.bytes(Character.toString(c)));
                continue;
            }
            Escape escape = escape('"');
            if (escape.isByte()) {
                bytes.write(escape.value());
            } else {
                bytes.writeBytes(Utf8.bytes(Character.toString(escape.value())));
            }
        }
        return Utf8.text(bytes.toByteArray());
    }

    /** Reads the escape at the position. */
    private Escape escape(char quote) {
        char c = text.charAt(position + 1);
        position += 2;
        return switch (c) {
            case 'a' -> character(0x07);
            case 'b' -> character('\b');
            case 'f' -> character('\f');
            case 'n' -> character('\n');
            case 'r' -> character('\r');
            case 't' -> character('\t');
            case 'v' -> character(0x0B);
            case '\\' -> character('\\');
            case 'x' -> new Escape(digits(2, 16), true);
            case 'u' -> unicode(digits(4, 16));
            case 'U' -> unicode(digits(8, 16));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                position--;
                int value = digits(3, 8);
                if (value > 255) {
                    throw malformed("invalid syntax");
                }
                yield new Escape(value, true);
            }
            default -> {
                if (c != quote) {
                    throw malformed("invalid syntax");
                }
                yield character(c);
            }
        };
    }

    private static Escape character(int c) {
        return new Escape(c, false);
    }

    private Escape unicode(int c) {
        if (!Character.isValidCodePoint(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw malformed("invalid syntax");
        }
        return new Escape(c, false);
    }

    private int digits(int count, int radix) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            char c = position < text.length() - 1 ? text.charAt(position) : ' ';
            int digit = c < 128 ? Character.digit(c, radix) : MALFORMED;
            if (digit < 0) {
                throw malformed("invalid syntax");
            }
            value = value * radix + digit;
            position++;
        }
        return value;
    }

    private SyntaxException malformed(String message) {
        return new SyntaxException(offset, message);
    }
}
