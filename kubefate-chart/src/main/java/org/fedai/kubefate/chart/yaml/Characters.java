package org.fedai.kubefate.chart.yaml;

import org.fedai.kubefate.chart.exception.YamlException;

/** The characters of a text and a position in it. {@link #END} follows the last one. */
final class Characters {
    /** Never occurs in text, because control characters are refused. */
    static final int END = 0;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final int[] text;
    private int at;
    private int line = 1;
    private int column;

    private Characters(int[] text) {
        this.text = text;
    }

    /**
     * @throws YamlException for a character that YAML does not allow
     */
    static Characters of(String text, String source) {
        Characters characters = new Characters(text.codePoints().toArray());
        characters.check(source);
        if (characters.peek() == BYTE_ORDER_MARK) {
            characters.at++;
        }
        return characters;
    }

    private void check(String source) {
        int lineOf = 1;
        for (int c : text) {
            if (!isAllowed(c)) {
                throw new YamlException(
                        source, lineOf, String.format("the character U+%04X is not allowed in YAML", c));
            }
            lineOf += c == '\n' ? 1 : 0;
        }
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0x7E)
                || c == 0x85
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] : END;
    }

    /** The number of characters before the position. */
    int index() {
        return at;
    }

    /** Counted from 1. */
    int line() {
        return line;
    }

    /** Counted from 0. */
    int column() {
        return column;
    }

    boolean atEnd() {
        return at >= text.length;
    }

    /** Whether the line starts with this character three times, followed by a blank or nothing. */
    boolean atDocumentMark(int c) {
        return column == 0 && peek() == c && peek(1) == c && peek(2) == c && isBlankOrBreakOrEnd(peek(3));
    }

    void skip() {
        at++;
        column++;
    }

    void skip(int count) {
        at += count;
        column += count;
    }

    /** Consumes one character. */
    int next() {
        int c = peek();
        skip();
        return c;
    }

    /** Consumes a line break of any kind. @return the line break it stands for, usually a newline */
    int nextBreak() {
        int c = peek();
        at += c == '\r' && peek(1) == '\n' ? 2 : 1;
        column = 0;
        line++;
        return c == 0x2028 || c == 0x2029 ? c : '\n';
    }

    void skipBlanks() {
        while (isBlank(peek())) {
            skip();
        }
    }

    /** Consumes a comment up to the end of the line. */
    void skipComment() {
        if (peek() == '#') {
            while (!isBreakOrEnd(peek())) {
                skip();
            }
        }
    }

    /** Treats the end of the text like the end of a line. */
    void endLine() {
        if (column != 0) {
            column = 0;
            line++;
        }
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBreak(int c) {
        return ScalarShape.isBreak(c);
    }

    static boolean isBreakOrEnd(int c) {
        return isBreak(c) || c == END;
    }

    static boolean isBlankOrBreakOrEnd(int c) {
        return isBlank(c) || isBreakOrEnd(c);
    }

    static boolean isWord(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
    }
}
