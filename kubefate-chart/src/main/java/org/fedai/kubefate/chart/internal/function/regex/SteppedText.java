package org.fedai.kubefate.chart.internal.function.regex;

import org.fedai.kubefate.chart.internal.function.table.TooLargeException;

/**
 * A text that counts how often it is accessed and fails if that exceeds a limit. Regular expressions take linear time, but
 * a search for all matches may scan the complete text again for each match.
 */
final class SteppedText implements CharSequence {
    private final String text;
    private long left;

    SteppedText(String text, long steps) {
        this.text = text;
        this.left = steps;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new TooLargeException("the regular expression takes too many steps");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
