package org.fedai.kubefate.chart.internal.function.dicts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.defaults.DefaultFunctions;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Merges maps as Go's mergo does: nested maps are merged, lists are not. Values taken from a source are
 * shared with it, not copied.
 *
 * @param overwrite whether values of the target are overwritten, even by an empty value or nil
 */
record Merge(boolean overwrite) {
    /** The target's values stay; zero, false and empty ones count as missing. */
    static Merge keeping() {
        return new Merge(false);
    }

    static Merge overwriting() {
        return new Merge(true);
    }

    Map<String, @Nullable Object> all(
            Map<String, @Nullable Object> target, List<Map<String, @Nullable Object>> sources) {
        Map<String, @Nullable Object> merged = target;
        for (Map<String, @Nullable Object> source : sources) {
            if (merged instanceof NilMap && !(source instanceof NilMap)) {
                merged = new LinkedHashMap<>();
            }
            merge(merged, source);
        }
        return merged;
    }

    private void merge(Map<String, @Nullable Object> target, Map<String, @Nullable Object> source) {
        // A copy, because the source may be part of the target and change with it.
        for (Map.Entry<String, @Nullable Object> entry : List.copyOf(source.entrySet())) {
            merge(target, entry.getKey(), entry.getValue());
        }
    }

    @SuppressWarnings("unchecked")
    private void merge(Map<String, @Nullable Object> target, String key, @Nullable Object value) {
        if (value == null) {
            if (overwrite) {
                put(target, key, null);
            }
            return;
        }
        Object old = target.get(key);
        if (value instanceof Map<?, ?> source && old instanceof Map<?, ?> oldMap && !(old instanceof NilMap)) {
            merge((Map<String, @Nullable Object>) oldMap, (Map<String, @Nullable Object>) source);
            if (!oldMap.isEmpty()) {
                return;
            }
        }
        boolean hasOld = !DefaultFunctions.isEmpty(old);
        if (overwrite || !hasOld) {
            put(target, key, value);
        }
    }

    private static void put(Map<String, @Nullable Object> target, String key, @Nullable Object value) {
        if (target instanceof TypedMap || target instanceof NilMap) {
            throw new FunctionException(
                    "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type "
                            + Types.typeOf(target).replaceFirst("^map\\[string]", ""));
        }
        target.put(key, value);
    }
}
