package org.fedai.kubefate.chart.yaml;

import java.util.Comparator;

/**
 * The order in which go-yaml writes the keys of a map: digits by their numeric value, letters after everything else. It is not
 * transitive for all keys, so it must not be used with a sort algorithm that verifies its contract.
 */
final class KeyOrder implements Comparator<String> {
    private final Style style;

    KeyOrder(Style style) {
        this.style = style;
    }

    @Override
    public int compare(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int common = Math.min(a.length, b.length);
        for (int i = 0; i < common; i++) {
            if (a[i] != b[i]) {
                return compareFrom(i, a, b);
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private int compareFrom(int i, int[] a, int[] b) {
        boolean letterA = Character.isLetter(a[i]);
        boolean letterB = Character.isLetter(b[i]);
        if (letterA && letterB) {
            return Integer.compare(a[i], b[i]);
        }
        if (letterA || letterB) {
            // The newer library sorts a2 before a10 and a1b before both.
            boolean behindDigit = style == Style.PRETTY && i > 0 && Character.isDigit(a[i - 1]);
            return letterB == behindDigit ? 1 : -1;
        }
        long start = (a[i] == '0' || b[i] == '0') && insideNumber(a, i) ? 1 : 0;
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, i);
        int byNumber = Long.compare(number(a, i, endA, start), number(b, i, endB, start));
        if (byNumber != 0) {
            return byNumber;
        }
        return endA != endB ? Integer.compare(endA, endB) : Integer.compare(a[i], b[i]);
    }

    /** Whether a zero at position i is significant because both keys have digits before it. */
    private static boolean insideNumber(int[] a, int i) {
        for (int j = i - 1; j >= 0 && Character.isDigit(a[j]); j--) {
            if (a[j] != '0') {
                return true;
            }
        }
        return false;
    }

    private static int endOfDigits(int[] a, int from) {
        int end = from;
        while (end < a.length && Character.isDigit(a[end])) {
            end++;
        }
        return end;
    }

    private static long number(int[] a, int from, int to, long start) {
        long number = start;
        for (int i = from; i < to; i++) {
            number = number * 10 + (a[i] - '0');
        }
        return number;
    }
}
