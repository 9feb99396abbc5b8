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
 * Lays values over the defaults of a chart and of the charts inside of it, as Helm does: tables are joined, everything else is replaced, null
 * takes a default away, and what stands under {@code global} reaches every chart.
 */
final class Coalescing {
    private static final String GLOBAL = "global";

    /** Tables that hold themselves would be joined without end. */
    private static final long MOST_STEPS = 10_000_000;

    private static final int DEEPEST = 2000;

    private final HelmVersion helm;
    private final Bounds bounds;
    private final Warnings warnings;
    private long steps;
    private int depth;

    /**
     * @param bounds of the values of a chart, those of charts inside of it included
     * @param warnings takes sentences about values that do not fit together
     */
    Coalescing(HelmVersion helm, Bounds bounds, Warnings warnings) {
        this.helm = helm;
        this.bounds = bounds;
        this.warnings = warnings;
    }

    /** Values for all charts; the ones given stay as they are. */
    Map<String, @Nullable Object> coalesce(ChartNode chart, Map<String, @Nullable Object> values) {
        return checked(chart, coalesce(chart, copy(chart, values), "", false));
    }

    /** Like {@link #coalesce(ChartNode, Map)}, but keeps nulls for a later pass. */
    Map<String, @Nullable Object> merge(ChartNode chart, Map<String, @Nullable Object> values) {
        return checked(chart, coalesce(chart, copy(chart, values), "", true));
    }

    /**
     * A copy that shares nothing.
     *
     * @throws ChartException when that would be too large
     */
    Map<String, @Nullable Object> copy(ChartNode chart, Map<String, @Nullable Object> values) {
        return Documents.fromYamlMap(checked(chart, values));
    }

    /** Imports and globals share tables, so that one can hold another twice, that one another twice and so on, or itself. */
    private Map<String, @Nullable Object> checked(ChartNode chart, Map<String, @Nullable Object> values) {
        try {
            bounds.checkValue(values);
            return values;
        } catch (FunctionException | StackOverflowError e) {
            throw new ChartException(
                    "the charts in " + chart.name() + " have too many values, or values that hold themselves", e);
        }
    }

    /** Joins a table into another one, which wins; nulls stay. */
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
                warnings.add("the default of " + join(path, key) + " is skipped: it is no table, but the value is");
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
            warnings.add("global values are skipped: " + join(path, GLOBAL) + " is no table");
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
                warnings.add("the global table " + path + " is skipped: the chart has another value there");
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
        // Imports can put a table into another one that is joined with it, so that both grow meanwhile.
        checkDepth(path);
        for (String key : List.copyOf(other.keySet())) {
            joinValue(winner, key, other.get(key), join(path, key), merge, given.contains(key));
        }
        depth--;
    }

    private void checkDepth(String path) {
        if (++depth > DEEPEST) {
            throw new ChartException("values nest more than " + DEEPEST + " deep at " + path.substring(0, 60));
        }
    }

    /**
     * @param given whether the loser had something to say before the winner's nulls went into it
     */
    private void joinValue(
            Map<String, @Nullable Object> winner,
            String key,
            @Nullable Object value,
            String path,
            boolean merge,
            boolean given) {
        if (++steps > MOST_STEPS) {
            throw new ChartException("the values of the charts take more than " + MOST_STEPS + " steps to join");
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
            warnings.add("at " + path + " a table and another value meet; the one that was given is kept");
        }
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
