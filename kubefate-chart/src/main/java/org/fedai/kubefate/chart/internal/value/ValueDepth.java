package org.fedai.kubefate.chart.internal.value;

/**
 * The maximum nesting of lists and maps. A template can put a map into itself, or build a chain of any length. Code that traverses
 * a value counts the levels, because a stack overflow takes seconds and hundreds of megabytes.
 */
public final class ValueDepth {
    /** The limit of Go's encoding/json. */
    private static final int DEEPEST = 10_000;

    private ValueDepth() {}

    /**
     * @param depth the number of lists and maps that contain the value
     * @throws FunctionException if that is too deep
     */
    public static void check(int depth) {
        if (depth > DEEPEST) {
            throw new FunctionException("a value is nested deeper than " + DEEPEST + " levels");
        }
    }
}
