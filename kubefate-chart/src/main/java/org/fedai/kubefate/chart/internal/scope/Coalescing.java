package org.fedai.kubefate.chart.internal.scope;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/**
 * Coalesces values with the default values of a chart and its subcharts, as Helm does: tables are merged, everything else is replaced, null
 * removes a default, and values under {@code global} are passed to every chart.
 */
final class Coalescing {
    private static final String GLOBAL = "global";

    /** Tables that contain themselves would be merged endlessly. */
    private static final long MOST_STEPS = 10_000_000;

    private static final int DEEPEST = 2000;

    private final HelmVersion helm;
    private final Bounds bounds;
    private final Warnings warnings;
    private long steps;
    private int depth;

    /**
     * @param bounds of the values of a chart, including those of its subcharts
     * @param warnings receives warnings about conflicting values
     */
    Coalescing(HelmVersion helm, Bounds bounds, Warnings warnings) {
        this.helm = helm;
        this.bounds = bounds;
        this.warnings = warnings;
    }

    /** The values of all charts; the given values are not changed. */
    Map<String, @Nullable Object> coalesce(ChartNode chart, Map<String, @Nullable Object> values) {
        return checked(chart, coalesce(chart, copy(chart, values), "", false));
    }

    /** Like {@link #coalesce(ChartNode, Map)}, but keeps nulls for a later pass. */
    Map<String, @Nullable Object> merge(ChartNode chart, Map<String, @Nullable Object> values) {
        return checked(chart, coalesce(chart, copy(chart, values), "", true));
    }

    /**
     * A deep copy.
     *
     * @throws ChartException if it would be too large
     */
    Map<String, @Nullable Object> copy(ChartNode chart, Map<String, @Nullable Object> values) {
        return Documents.fromYamlMap(checked(chart, values));
    }

    /** Imports and globals share tables, so that tables can contain each other several times, or themselves. */
    private Map<String, @Nullable Object> checked(ChartNode chart, Map<String, @Nullable Object> values) {
        try {
            bounds.checkValue(values);
            return values;
        } catch (FunctionException | StackOverflowError e) {
            throw new ChartException(
                    "the charts in " + chart.name() + " have too many values, or values that contain themselves", e);
        }
    }

    /** Merges a table into another one, which takes precedence; nulls are kept. */
    void mergeTables(Map<String, @Nullable Object> winner, Map<String, @Nullable Object> other) {
        join(winner, other, "", true);
    }

    private Map<String, @Nullable Object> coalesce(
            ChartNode chart, Map<String, @Nullable Object> values, String prefix, boolean merge) {
        String path = join(prefix, chart.name());
        addDefaults(chart, values, path, merge);
        for (ChartNode inner : chart.dependencies()) {
            if (!values.containsKey(inner.name())) {
                values.put(inner.name(), new LinkedHashMap<String, @Nullable Object>());
            }
            Object own = values.get(inner.name());
            if (!Tables.isTable(own)) {
                throw new ChartException("the values for the chart " + inner.name() + " in " + path
                        + " are not a table but " + (own == null ? "null" : GoFormat.sprint(own)));
            }
            Map<String, @Nullable Object> table = Tables.asTable(own);
            addGlobals(table, values, path);
            values.put(inner.name(), coalesce(inner, table, path, merge));
        }
        return values;
    }

    private void addDefaults(ChartNode chart, Map<String, @Nullable Object> values, String path, boolean merge) {
        boolean withoutNulls = helm != HelmVersion.V3 && !merge;
        copy(chart, chart.values()).forEach((key, defaultValue) -> {
            if (!values.containsKey(key)) {
                addDefault(values, key, defaultValue, withoutNulls);
                return;
            }
            Object value = values.get(key);
            if (value == null && !merge) {
                values.remove(key);
            } else if (Tables.isTable(value) && Tables.isTable(defaultValue)) {
                boolean ofChart = chart.dependencies().stream()
                        .anyMatch(inner -> inner.name().equals(key));
                if (withoutNulls && !ofChart) {
                    removeNulls(Tables.asTable(defaultValue));
                }
                join(Tables.asTable(value), Tables.asTable(defaultValue), join(path, key), merge || ofChart);
            } else if (Tables.isTable(value) && defaultValue != null) {
                warnings.add("the default of " + join(path, key) + " is skipped: it is not a table, but the value is");
            }
        });
    }

    private static void addDefault(
            Map<String, @Nullable Object> values, String key, @Nullable Object value, boolean withoutNulls) {
        if (withoutNulls && Tables.isTable(value)) {
            removeNulls(Tables.asTable(value));
        }
        if (!withoutNulls || value != null) {
            values.put(key, value);
        }
    }

    private static void removeNulls(Map<String, @Nullable Object> table) {
        table.values().removeIf(Objects::isNull);
        table.values().stream().filter(Tables::isTable).forEach(inner -> removeNulls(Tables.asTable(inner)));
    }

    private void addGlobals(Map<String, @Nullable Object> inner, Map<String, @Nullable Object> outer, String path) {
        Object own = inner.containsKey(GLOBAL) ? inner.get(GLOBAL) : new LinkedHashMap<String, @Nullable Object>();
        Object given = outer.containsKey(GLOBAL) ? outer.get(GLOBAL) : new LinkedHashMap<String, @Nullable Object>();
        if (!Tables.isTable(own) || !Tables.isTable(given)) {
            warnings.add("global values are skipped: " + join(path, GLOBAL) + " is not a table");
            return;
        }
        Map<String, @Nullable Object> globals = Tables.asTable(own);
        Tables.asTable(given).forEach((key, value) -> addGlobal(globals, key, value, join(path, key)));
        inner.put(GLOBAL, globals);
    }

    private void addGlobal(Map<String, @Nullable Object> globals, String key, @Nullable Object value, String path) {
        boolean there = globals.containsKey(key);
        boolean table = Tables.isTable(globals.get(key));
        if (Tables.isTable(value)) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(Tables.asTable(value));
            if (there && !table) {
                warnings.add(
                        "the global table " + path + " is skipped: the chart has a value there that is not a table");
                return;
            }
            if (there) {
                join(copy, Tables.asTable(globals.get(key)), path, true);
            }
            globals.put(key, copy);
        } else if (table) {
            warnings.add("the global value " + path + " is skipped: the chart has a table there");
        } else {
            globals.put(key, value);
        }
    }

    private void join(
            Map<String, @Nullable Object> winner, Map<String, @Nullable Object> other, String path, boolean merge) {
        Set<String> given = new HashSet<>();
        other.forEach((key, value) -> {
            if (value != null) {
                given.add(key);
            }
        });
        winner.forEach((key, value) -> {
            if (value == null) {
                other.put(key, null);
            }
        });
        // Imports can put a table into another one that is merged with it, so that both grow during the merge.
        checkDepth(path);
        for (String key : List.copyOf(other.keySet())) {
            joinValue(winner, key, other.get(key), join(path, key), merge, given.contains(key));
        }
        depth--;
    }

    private void checkDepth(String path) {
        if (++depth > DEEPEST) {
            throw new ChartException(
                    "values are nested more than " + DEEPEST + " levels deep at " + path.substring(0, 60));
        }
    }

    /**
     * @param given whether the overridden table had a value before the nulls of the other table were added
     */
    private void joinValue(
            Map<String, @Nullable Object> winner,
            String key,
            @Nullable Object value,
            String path,
            boolean merge,
            boolean given) {
        if (++steps > MOST_STEPS) {
            throw new ChartException("merging the values of the charts takes more than " + MOST_STEPS + " steps");
        }
        if (!winner.containsKey(key)) {
            winner.put(key, value);
            return;
        }
        Object winning = winner.get(key);
        if (winning == null && !merge && given) {
            winner.remove(key);
        } else if (Tables.isTable(value) && Tables.isTable(winning)) {
            join(Tables.asTable(winning), Tables.asTable(value), path, merge);
        } else if (Tables.isTable(value) || (Tables.isTable(winning) && value != null)) {
            warnings.add(path + " is a table in one source of values and not in another; the given value is kept");
        }
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
