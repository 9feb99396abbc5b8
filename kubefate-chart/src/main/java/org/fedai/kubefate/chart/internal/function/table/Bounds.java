package org.fedai.kubefate.chart.internal.function.table;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.FunctionLimits;
import org.jspecify.annotations.Nullable;

/** Checks results of functions against the limits. */
public record Bounds(FunctionLimits limits) {
    public static final Bounds DEFAULT = new Bounds(FunctionLimits.DEFAULT);

    /**
     * @param length negative if it is too large to be counted
     * @throws TooLargeException if a text of that length is too long
     */
    public void checkText(long length) {
        if (length < 0 || length > limits.text()) {
            throw new TooLargeException("the result would be longer than " + limits.text() + " characters");
        }
    }

    /**
     * @throws TooLargeException if a list of that size is too long
     */
    public void checkElements(long size) {
        if (size < 0 || size > limits.elements()) {
            throw new TooLargeException("the result would have more than " + limits.elements() + " elements");
        }
    }

    /**
     * @throws TooLargeException if a value contains more values than a list may have elements
     */
    public void checkValue(@Nullable Object value) {
        if ((value instanceof Map<?, ?> || value instanceof List<?>) && !ValueSize.isWithin(limits.elements(), value)) {
            throw new TooLargeException("a value contains more than " + limits.elements() + " values");
        }
    }

    /** How often a regular expression may look at a character, times the size of the expression. */
    public long regexSteps() {
        return limits.regexSteps();
    }
}
