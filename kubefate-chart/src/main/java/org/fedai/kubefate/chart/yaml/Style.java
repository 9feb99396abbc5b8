package org.fedai.kubefate.chart.yaml;

/** The two ways in which Helm writes YAML. */
enum Style {
    /** By way of JSON: whole numbers are integers, long lines are folded, a list stands right below its key. */
    JSON,
    /** Straight from the value, by a newer library: numbers as they print, no line folded, a list indented below its key. */
    PRETTY;

    private static final int WIDTH = 80;

    /** The column behind which a line is folded at the next space. */
    int width() {
        return this == JSON ? WIDTH : Integer.MAX_VALUE;
    }
}
