package org.fedai.kubefate.chart;

import com.google.re2j.Pattern;
import org.fedai.kubefate.chart.exception.ChartException;

/**
 * A shell pattern for paths as Go has it: {@code *} and {@code ?} stop at slashes, {@code [a-z]}, backslash before a character. The
 * pattern is untrusted, so the resulting expression never backtracks.
 */
final class PathPattern {
    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    private PathPattern(String text) {
        this.text = text;
    }

    /**
     * @throws ChartException if it is malformed
     */
    static Pattern compile(String text) {
        PathPattern pattern = new PathPattern(text);
        while (pattern.at < text.length()) {
            pattern.next();
        }
        return Pattern.compile(pattern.regex.toString());
    }

    private void next() {
        char c = text.charAt(at++);
        switch (c) {
            case '*' -> {
                // Consecutive possessive stars only cost time.
                while (at < text.length() && text.charAt(at) == '*') {
                    at++;
                }
                regex.append("[^/]*");
            }
            case '?' -> regex.append("[^/]");
            case '[' -> characters();
            default -> literal(c == '\\' ? character() : c);
        }
    }

    private void characters() {
        boolean negated = at < text.length() && text.charAt(at) == '^';
        regex.append(negated ? "[^" : "[");
        at += negated ? 1 : 0;
        boolean empty = true;
        int start = regex.length();
        while (empty || peek() != ']') {
            char low = inBrackets();
            char high = low;
            if (peek() == '-') {
                at++;
                high = inBrackets();
            }
            if (low <= high) {
                regex.append(String.format("\\x{%x}-\\x{%x}", (int) low, (int) high));
            }
            empty = false;
        }
        at++;
        if (regex.length() == start) {
            // Ranges that end before they begin are empty.
            regex.append(negated ? "" : "^").append("\\x{0}-\\x{10FFFF}");
        }
        regex.append("]");
    }

    private char inBrackets() {
        char c = peek();
        if (c == '-' || c == ']') {
            throw malformed();
        }
        at++;
        return c == '\\' ? character() : c;
    }

    private char character() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void literal(char c) {
        regex.append(String.format("\\x{%x}", (int) c));
    }

    private ChartException malformed() {
        return new ChartException("the pattern \"" + text + "\" is malformed");
    }
}
