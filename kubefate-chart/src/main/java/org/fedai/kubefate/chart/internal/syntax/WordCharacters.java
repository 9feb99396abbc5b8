package org.fedai.kubefate.chart.internal.syntax;

/** Classes of characters as Go has them. */
final class WordCharacters {
    private WordCharacters() {}

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** Part of an identifier. */
    static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }

    /** Offset after the spaces that start at the offset. */
    static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Offset of the spaces that end at the offset, not before the limit. */
    static int beforeSpaces(String text, int limit, int end) {
        int at = end;
        while (at > limit && isSpace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
