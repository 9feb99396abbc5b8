package org.fedai.kubefate.chart.yaml;

/** The two YAML styles of Helm. */
enum Style {
    /** After a conversion to JSON: whole numbers are integers, long lines are folded, a list has the indentation of its key. */
    JSON,
    /** Directly from the value, by a newer library: numbers as they print, no folded lines, a list is indented below its key. */
    PRETTY;

    private static final int WIDTH = 80;

    /** The column after which a line is folded at the next space. */
    int width() {
        return this == JSON ? WIDTH : Integer.MAX_VALUE;
    }
}
