package org.fedai.kubefate.chart.internal.assign;

/** Reads a line of assignments from left to right. */
final class AssignmentText {
    /** Instead of a character where the text ends. */
    static final int END = -1;

    private final String text;
    private final boolean escapes;
    private int position;

    /**
     * @param escapes whether a backslash takes the meaning from the character behind it
     */
    AssignmentText(String text, boolean escapes) {
        this.text = text;
        this.escapes = escapes;
    }

    /**
     * Text up to a character.
     *
     * @param text without escapes
     * @param stop the character, which is taken as well; {@link #END} where there is none
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

    /** The next character, which is left there. */
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
