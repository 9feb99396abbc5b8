package org.fedai.kubefate.chart.internal.function.dicts;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.MAP;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.internal.function.strings.Strval;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Maps with string keys. {@code set}, {@code unset} and the merges change the map they are given. Where Go returns keys in random order,
 * they are sorted here.
 */
public final class DictFunctions {
    private static final String MAP_TYPE = "map[string]interface {}";

    private DictFunctions() {}

    public static void addTo(FunctionTable table) {
        table.addVariadic("dict", ANY, DictFunctions::dict)
                .add("get", MAP, STRING, (map, key) -> map.containsKey(key) ? map.get(key) : "")
                .add("set", MAP, STRING, ANY, DictFunctions::set)
                .add("unset", MAP, STRING, DictFunctions::unset)
                .add("hasKey", MAP, STRING, Map::containsKey)
                .addVariadic("pluck", STRING, MAP, DictFunctions::pluck)
                .addVariadic("keys", MAP, DictFunctions::keys)
                .add("values", MAP, DictFunctions::values)
                .addVariadic("pick", MAP, STRING, DictFunctions::pick)
                .addVariadic("omit", MAP, STRING, DictFunctions::omit)
                .addVariadic("dig", ANY, DictFunctions::dig)
                .addVariadic(
                        "merge", MAP, MAP, (target, sources) -> Merge.keeping().all(target, sources))
                .alias("mustMerge", "merge")
                .addVariadic(
                        "mergeOverwrite",
                        MAP,
                        MAP,
                        (target, sources) -> Merge.overwriting().all(target, sources))
                .alias("mustMergeOverwrite", "mergeOverwrite")
                .add("deepCopy", ANY, DictFunctions::deepCopy)
                .alias("mustDeepCopy", "deepCopy");
    }

    private static Map<String, @Nullable Object> dict(List<@Nullable Object> keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            boolean hasValue = i + 1 < keysAndValues.size();
            map.put(Strval.strval(keysAndValues.get(i)), hasValue ? keysAndValues.get(i + 1) : "");
        }
        return map;
    }

    private static Map<String, @Nullable Object> set(
            Map<String, @Nullable Object> map, String key, @Nullable Object value) {
        if (map instanceof NilMap) {
            throw new FunctionException("assignment to entry in nil map");
        }
        map.put(key, value);
        return map;
    }

    private static Map<String, @Nullable Object> unset(Map<String, @Nullable Object> map, String key) {
        if (map.containsKey(key)) {
            map.remove(key);
        }
        return map;
    }

    private static List<@Nullable Object> pluck(String key, List<Map<String, @Nullable Object>> maps) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Map<String, @Nullable Object> map : maps) {
            if (map.containsKey(key)) {
                values.add(map.get(key));
            }
        }
        return values;
    }

    private static TypedList keys(List<Map<String, @Nullable Object>> maps) {
        List<String> keys = new ArrayList<>();
        for (Map<String, @Nullable Object> map : maps) {
            GoStringOrder.sorted(map).forEach(entry -> keys.add(entry.getKey()));
        }
        return TypedList.ofStrings(keys);
    }

    private static List<@Nullable Object> values(Map<String, @Nullable Object> map) {
        List<@Nullable Object> values = new ArrayList<>();
        GoStringOrder.sorted(map).forEach(entry -> values.add(entry.getValue()));
        return values;
    }

    private static Map<String, @Nullable Object> pick(Map<String, @Nullable Object> map, List<String> keys) {
        Map<String, @Nullable Object> picked = new LinkedHashMap<>();
        for (String key : keys) {
            if (map.containsKey(key)) {
                picked.put(key, map.get(key));
            }
        }
        return picked;
    }

    private static Map<String, @Nullable Object> omit(Map<String, @Nullable Object> map, List<String> keys) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>(map);
        left.keySet().removeAll(Set.copyOf(keys));
        return left;
    }

    private static Object deepCopy(@Nullable Object value) {
        if (value == null) {
            throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
        }
        return DeepCopy.of(value);
    }

    /** The keys, the default for a missing one, and the map to start with. */
    private static @Nullable Object dig(List<@Nullable Object> arguments) {
        int keys = arguments.size() - 2;
        if (keys < 1) {
            throw new FunctionException("dig needs at least three arguments");
        }
        Map<?, ?> map = map(arguments.getLast());
        for (int i = 0; i < keys; i++) {
            if (!(arguments.get(i) instanceof String)) {
                throw unexpected(arguments.get(i), "string");
            }
        }
        for (int i = 0; i < keys; i++) {
            Object key = arguments.get(i);
            if (!map.containsKey(key)) {
                return arguments.get(keys);
            }
            if (i == keys - 1) {
                return map.get(key);
            }
            map = map(map.get(key));
        }
        return arguments.get(keys);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && Types.typeOf(value).equals(MAP_TYPE)) {
            return map;
        }
        throw unexpected(value, MAP_TYPE);
    }

    private static FunctionException unexpected(@Nullable Object value, String type) {
        String actual = value == null ? "nil" : Types.typeOf(value);
        return new FunctionException("interface conversion: interface {} is " + actual + ", not " + type);
    }
}
