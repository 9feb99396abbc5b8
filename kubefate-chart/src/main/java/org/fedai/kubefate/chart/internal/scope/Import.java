package org.fedai.kubefate.chart.internal.scope;

import java.util.Map;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.jspecify.annotations.Nullable;

/**
 * A table of values that a parent takes over from a chart inside of it.
 *
 * @param child its path in the values of the chart
 * @param parent the path where the parent puts it; a dot for the top
 */
record Import(String child, String parent) {
    /** What an item of {@code import-values} means; null when it is neither a name nor a map. */
    static @Nullable Import of(@Nullable Object item) {
        return switch (item) {
            case Map<?, ?> map -> new Import(GoFormat.sprint(map.get("child")), GoFormat.sprint(map.get("parent")));
            case String export -> new Import("exports." + export, ".");
            case null -> null;
            default -> null;
        };
    }
}
