package org.fedai.kubefate.chart.internal.scope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up values by dotted paths. */
final class Tables {
    private Tables() {}

    static boolean isTable(@Nullable Object value) {
        return value instanceof Map;
    }

    @SuppressWarnings("unchecked") // All maps in values have string keys.
    static Map<String, @Nullable Object> asTable(@Nullable Object value) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value);
    }

    /** The table at a path. */
    static Optional<Map<String, @Nullable Object>> table(Map<String, @Nullable Object> values, String path) {
        Map<String, @Nullable Object> table = values;
        for (String step : path.split("\\.", -1)) {
            Object next = table.get(step);
            if (!isTable(next)) {
                return Optional.empty();
            }
            table = asTable(next);
        }
        return Optional.of(table);
    }

    /** The value at a path if it is not a table. */
    static Optional<Object> value(Map<String, @Nullable Object> values, String path) {
        int dot = path.lastIndexOf('.');
        Optional<Map<String, @Nullable Object>> table =
                dot < 0 ? Optional.of(values) : table(values, path.substring(0, dot));
        return table.map(map -> map.get(path.substring(dot + 1))).filter(value -> !isTable(value));
    }

    /** A table that contains another one at a path; the other one itself if the path is a dot. */
    static Map<String, @Nullable Object> nested(String path, Map<String, @Nullable Object> table) {
        Map<String, @Nullable Object> nested = table;
        if (!path.equals(".")) {
            String[] steps = path.split("\\.", -1);
            for (int i = steps.length - 1; i >= 0; i--) {
                Map<String, @Nullable Object> outer = new LinkedHashMap<>();
                outer.put(steps[i], nested);
                nested = outer;
            }
        }
        return nested;
    }
}
