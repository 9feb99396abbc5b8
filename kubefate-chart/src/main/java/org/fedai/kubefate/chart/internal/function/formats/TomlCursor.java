package org.fedai.kubefate.chart.internal.function.formats;

import java.util.ArrayDeque;
import java.util.Deque;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** Where the reading of a TOML text is. */
final class TomlCursor {
    static final int END = -1;
    private static final int DEEPEST = 1000;

    private final String text;
    private final Deque<String> keys = new ArrayDeque<>();
    private String table = "";
    private int next;
    private int depth;

    TomlCursor(String text) {
        this.text = text;
    }

    int peek() {
        return next < text.length() ? text.charAt(next) : END;
    }

    int take() {
        return next < text.length() ? text.charAt(next++) : END;
    }

    /** Consumes the given text if it comes next. @return whether it did */
    boolean take(String expected) {
        boolean found = text.startsWith(expected, next);
        next += found ? expected.length() : 0;
        return found;
    }

    /** The text from a position up to the current one. */
    String since(int start) {
        return text.substring(start, next);
    }

    int position() {
        return next;
    }

    boolean atEnd() {
        return next == text.length();
    }

    void skipSpace() {
        while (peek() == ' ' || peek() == '\t') {
            next++;
        }
    }

    /** Skips spaces, line ends and comments. */
    void skipBlankLines() {
        skipSpace();
        while (peek() == '\n' || peek() == '#' || text.startsWith("\r\n", next)) {
            if (peek() == '#') {
                skipComment();
            } else {
                next++;
            }
            skipSpace();
        }
    }

    /** Only a comment may follow. */
    void endOfLine() {
        skipSpace();
        skipComment();
        if (!atEnd() && peek() != '\n' && !text.startsWith("\r\n", next)) {
            throw wrong("expected a top-level item to end with a newline, comment, or EOF, but got " + shown()
                    + " instead");
        }
    }

    private void skipComment() {
        if (peek() != '#') {
            return;
        }
        while (!atEnd() && peek() != '\n' && !text.startsWith("\r\n", next)) {
            checkControl(take());
        }
    }

    void checkControl(int c) {
        checkUtf8(c);
        if ((c < ' ' && c != '\t') || c == 0x7F) {
            throw wrong("control characters are not allowed inside TOML documents: '0x%02x'".formatted(c));
        }
    }

    private void checkUtf8(int c) {
        if (Utf8.isLone(c)) {
            throw wrong("invalid UTF-8 byte: 0x%02x".formatted(c & 0xFF));
        }
    }

    void deeper() {
        if (++depth > DEEPEST) {
            throw wrong("nested too deeply");
        }
    }

    void higher() {
        depth--;
    }

    /** The table that keys now belong to; errors name it. */
    void inTable(String name) {
        table = name;
    }

    /** A key whose value follows; errors name it. */
    void enter(String key) {
        keys.addLast(key);
    }

    void leave() {
        keys.removeLast();
    }

    /**
     * The next character, for an error about it.
     *
     * @throws FunctionException instead of that error, if the next byte is not a valid character
     */
    String shown() {
        checkUtf8(peek());
        return atEnd() ? "'\\x00'" : "'" + Character.toString(text.codePointAt(next)) + "'";
    }

    String shownOrEnd() {
        return atEnd() ? "end of file" : shown();
    }

    FunctionException wrong(String reason) {
        long line = 1 + text.substring(0, next).chars().filter(c -> c == '\n').count();
        String key = (table.isEmpty() || keys.isEmpty() ? table : table + ".") + String.join(".", keys);
        String where = "line " + line + (key.isEmpty() ? "" : " (last key \"" + key + "\")");
        return new FunctionException("toml: " + where + ": " + reason);
    }
}
