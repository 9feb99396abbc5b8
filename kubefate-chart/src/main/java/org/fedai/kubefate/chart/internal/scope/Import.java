package org.fedai.kubefate.chart.internal.scope;

import java.util.Map;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.jspecify.annotations.Nullable;

/**
 * A table of values that a parent imports from a subchart.
 *
 * @param child its path in the values of the chart
 * @param parent the path in the parent; a dot for the root
 */
record Import(String child, String parent) {
    /** The import that an item of {@code import-values} describes; null if it is neither a name nor a map. */
    static @Nullable Import of(@Nullable Object item) {
        return switch (item) {
            case Map<?, ?> map -> new Import(GoFormat.sprint(map.get("child")), GoFormat.sprint(map.get("parent")));
            case String export -> new Import("exports." + export, ".");
            case null -> null;
            default -> null;
        };
    }
}
