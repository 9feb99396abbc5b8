package org.fedai.kubefate.cli.output;

/**
 * Makes control characters visible, as in <code>&#92;u001b[31m</code>. Text from the service, from pods or from charts
 * must not move the cursor of a terminal, change its title or hide what it shows.
 */
public final class VisibleText {
    private VisibleText() {}

    /** Replaces all control characters except line breaks and tabs, and those that change the direction of text. */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && !isHidden(text, first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHidden(text, i)) {
                visible.append("\\u%04x".formatted((int) c));
            } else {
                visible.append(c);
            }
        }
        return visible.toString();
    }

    /** The same for text that has to stay on one line: line breaks are shown as well. */
    static String line(String text) {
        return of(text).replace("\r", "\\u000d").replace("\n", "\\u000a");
    }

    private static boolean isHidden(String text, int at) {
        char c = text.charAt(at);
        return switch (c) {
            case '\n', '\t' -> false;
            // A line break of Windows.
            case '\r' -> at + 1 == text.length() || text.charAt(at + 1) != '\n';
            default -> Character.isISOControl(c) || isBidirectional(c);
        };
    }

    private static boolean isBidirectional(char c) {
        return c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
