package org.fedai.kubefate.chart.internal.function.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.ValuesMap;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** The methods of Helm's Values, the type of {@code .Values}. */
public final class ValuesMethods {
    private ValuesMethods() {}

    /** A method of the values; null if there is no method of that name. */
    public static @Nullable Method find(ValuesMap values, String name) {
        return switch (name) {
            case "AsMap" ->
                arguments -> {
                    checkCount(name, 0, arguments);
                    return values.isEmpty() ? new LinkedHashMap<>() : values.asMap();
                };
            case "YAML" ->
                arguments -> {
                    checkCount(name, 0, arguments);
                    return yaml(values);
                };
            case "Table" -> arguments -> values.of(table(values.asMap(), path(name, arguments)));
            case "PathValue" -> arguments -> value(values.asMap(), path(name, arguments));
            case "Encode" ->
                arguments -> {
                    checkCount(name, 1, arguments);
                    throw ArgumentException.wrongType("io.Writer", Types.typeOf(arguments.getFirst()));
                };
            default -> null;
        };
    }

    private static String yaml(ValuesMap values) {
        try {
            return Yaml.write(PlainDocument.json(values, Bounds.DEFAULT)) + "\n";
        } catch (YamlException e) {
            throw new FunctionException(e.reason());
        }
    }

    private static Map<String, @Nullable Object> table(Map<String, @Nullable Object> values, List<String> path) {
        Map<String, @Nullable Object> table = values;
        for (String key : path) {
            Map<String, @Nullable Object> inner = asTable(table.get(key));
            if (inner == null) {
                throw new FunctionException("\"" + key + "\" is not a table");
            }
            table = inner;
        }
        return table;
    }

    @SuppressWarnings("unchecked") // Maps of templates have string keys.
    private static @Nullable Map<String, @Nullable Object> asTable(@Nullable Object value) {
        if (value instanceof ValuesMap values) {
            return values.asMap();
        }
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    private static @Nullable Object value(Map<String, @Nullable Object> values, List<String> path) {
        String key = path.getLast();
        if (path.equals(List.of(""))) {
            throw new FunctionException("YAML path cannot be empty");
        }
        Map<String, @Nullable Object> table = tableOrNull(values, path.subList(0, path.size() - 1));
        if (table == null || !table.containsKey(key) || isPlainMap(table.get(key))) {
            throw new FunctionException("\"" + key + "\" is not a value");
        }
        return table.get(key);
    }

    private static @Nullable Map<String, @Nullable Object> tableOrNull(
            Map<String, @Nullable Object> values, List<String> path) {
        try {
            return table(values, path);
        } catch (FunctionException e) {
            return null;
        }
    }

    private static boolean isPlainMap(@Nullable Object value) {
        return value instanceof Map<?, ?> && !(value instanceof ValuesMap);
    }

    private static List<String> path(String name, List<?> arguments) {
        checkCount(name, 1, arguments);
        if (arguments.getFirst() instanceof String path) {
            return List.of(path.split("\\.", -1));
        }
        throw ArgumentException.wrongType("string", Types.typeOf(arguments.getFirst()));
    }

    private static void checkCount(String name, int count, List<?> arguments) {
        if (arguments.size() != count) {
            throw new ArgumentException(
                    "wrong number of args for " + name + ": want " + count + " got " + arguments.size());
        }
    }
}
