package org.fedai.kubefate.chart.internal.value;

/**
 * How deep lists and maps may lie in each other. A template can put a map into itself, or build a chain of any length. Whoever walks through
 * a value counts the levels: a stack that overflows takes seconds and hundreds of megabytes.
 */
public final class ValueDepth {
    /** As deep as Go's encoding/json reads. */
    private static final int DEEPEST = 10_000;

    private ValueDepth() {}

    /**
     * @param depth of the lists and maps around a value
     * @throws FunctionException when that is too deep
     */
    public static void check(int depth) {
        if (depth > DEEPEST) {
            throw new FunctionException("a value nests deeper than " + DEEPEST + " levels");
        }
    }
}
