package org.fedai.kubefate.chart;

/**
 * The size limits of the result of a template function, so that {@code repeat 1000000000 "x"} is refused before it is executed.
 *
 * @param text characters of a string
 * @param elements of a list
 * @param regexSteps how often a regular expression may look at a character, times the size of the expression
 */
public record FunctionLimits(int text, int elements, long regexSteps) {
    /** 16 Mi characters, 1,000,000 elements, 1,000,000,000 steps. */
    public static final FunctionLimits DEFAULT = new FunctionLimits(16 << 20, 1_000_000, 1_000_000_000L);
}
