package org.fedai.kubefate.chart.internal.assign;

/** Reads a line of assignments from left to right. */
final class AssignmentText {
    /** Returned instead of a character at the end of the text. */
    static final int END = -1;

    private final String text;
    private final boolean escapes;
    private int position;

    /**
     * @param escapes whether a backslash escapes the next character
     */
    AssignmentText(String text, boolean escapes) {
        this.text = text;
        this.escapes = escapes;
    }

    /**
     * Text up to a character.
     *
     * @param text without escapes
     * @param stop the character, which is consumed as well; {@link #END} at the end of the text
     */
    record Part(String text, int stop) {}

    Part until(String stops) {
        StringBuilder part = new StringBuilder();
        while (position < text.length()) {
            int c = next();
            if (stops.indexOf(c) >= 0) {
                return new Part(part.toString(), c);
            }
            if (escapes && c == '\\') {
                if (position == text.length()) {
                    break;
                }
                c = next();
            }
            part.appendCodePoint(c);
        }
        return new Part(part.toString(), END);
    }

    /** The next character, without consuming it. */
    int peek() {
        return position == text.length() ? END : text.codePointAt(position);
    }

    int next() {
        int c = text.codePointAt(position);
        position += Character.charCount(c);
        return c;
    }

    String rest() {
        return text.substring(position);
    }

    void skip(int characters) {
        position += characters;
    }
}
