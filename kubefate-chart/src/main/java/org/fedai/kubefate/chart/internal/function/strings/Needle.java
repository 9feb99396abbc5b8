package org.fedai.kubefate.chart.internal.function.strings;

/**
 * A text to be found in others, in linear time for any input: charts control both texts, and
 * the search of the JDK takes time proportional to the product of their lengths.
 */
final class Needle {
    private static final int SHORT = 32;

    private final String part;
    /** For each character of the part: the length of the prefix that ends before it. Empty for short ones. */
    private final int[] borders;

    Needle(String part) {
        this.part = part;
        this.borders = part.length() <= SHORT ? new int[0] : borders(part);
    }

    /** Where it begins in a text, at {@code start} or after; -1 when it does not. */
    int in(String text, int start) {
        if (borders.length == 0) {
            return text.indexOf(part, start);
        }
        int matched = 0;
        for (int i = start; i < text.length(); i++) {
            matched = matched(part, borders, matched, text.charAt(i));
            if (matched == part.length()) {
                return i + 1 - matched;
            }
        }
        return -1;
    }

    private static int matched(String part, int[] borders, int before, char next) {
        int matched = before;
        while (matched > 0 && part.charAt(matched) != next) {
            matched = borders[matched - 1];
        }
        return part.charAt(matched) == next ? matched + 1 : matched;
    }

    private static int[] borders(String part) {
        int[] borders = new int[part.length()];
        for (int i = 1; i < borders.length; i++) {
            borders[i] = matched(part, borders, borders[i - 1], part.charAt(i));
        }
        return borders;
    }
}
