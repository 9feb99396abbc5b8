package org.fedai.kubefate.chart.internal.format;

import org.fedai.kubefate.chart.internal.value.Utf8;

/** {@code strconv.Quote} and related functions. */
public final class Quote {
    private Quote() {}

    /** A Go string literal. */
    public static String quote(String s) {
        return quote(s, false);
    }

    static String quote(String s, boolean asciiOnly) {
        StringBuilder out = new StringBuilder(s.length() + 2).append('"');
        s.codePoints().forEach(c -> escape(out, c, '"', asciiOnly));
        return out.append('"').toString();
    }

    static String quoteRune(int rune, boolean asciiOnly) {
        StringBuilder out = new StringBuilder().append('\'');
        escape(out, rune, '\'', asciiOnly);
        return out.append('\'').toString();
    }

    private static void escape(StringBuilder out, int c, char quote, boolean asciiOnly) {
        if (c == quote || c == '\\') {
            out.append('\\').append((char) c);
        } else if (asciiOnly ? c < 0x7F && c >= ' ' : isPrintable(c)) {
            out.appendCodePoint(c);
        } else {
            out.append(escaped(c));
        }
    }

    private static String escaped(int c) {
        return switch (c) {
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0B -> "\\v";
            default -> {
                if (c < ' ' || c == 0x7F) {
                    yield "\\x%02x".formatted(c);
                }
                if (Utf8.isLone(c)) {
                    yield "\\x%02x".formatted(c & 0xFF);
                }
                int shown = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c;
                yield (shown < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(shown);
            }
        };
    }

    static boolean canBackquote(String s) {
        return s.codePoints().noneMatch(c -> c == '`' || c == 0xFEFF || c == 0x7F || (c < ' ' && c != '\t'));
    }

    /** Letters, marks, numbers, punctuation, symbols and the ASCII space, as {@code strconv.IsPrint}. */
    public static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
