package org.fedai.kubefate.common.template.function;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large the result of one function may be, so that {@code repeat 1000000000 "x"} is refused before it is tried.
 *
 * @param text characters of a string
 * @param elements of a list
 * @param regexSteps how often a regular expression may look at a character, times the size of the expression
 */
public record FunctionLimits(int text, int elements, long regexSteps) {
    public static final FunctionLimits DEFAULT = new FunctionLimits(16 << 20, 1_000_000, 1_000_000_000L);

    /**
     * @param length negative when it is too large to be counted
     * @throws TooLargeException when a text of that length is too long
     */
    public void checkText(long length) {
        if (length < 0 || length > text) {
            throw new TooLargeException("the result would be longer than " + text + " characters");
        }
    }

    /**
     * @throws TooLargeException when a list of that size is too long
     */
    void checkElements(long size) {
        if (size < 0 || size > elements) {
            throw new TooLargeException("the result would have more than " + elements + " elements");
        }
    }

    /**
     * @throws TooLargeException when a value has more in it than a list may have elements
     */
    void checkValue(@Nullable Object value) {
        if ((value instanceof Map<?, ?> || value instanceof List<?>) && !ValueSize.isWithin(elements, value)) {
            throw new TooLargeException("a value has more than " + elements + " values in it");
        }
    }
}
