package org.fedai.kubefate.chart.internal.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values read from files. */
public final class Documents {
    private Documents() {}

    /**
     * Converts a YAML or JSON document to values of templates. Helm reads every number as a float64, so a whole number becomes a Double here; only
     * those of {@code --set} stay integers.
     * Maps and lists are copied.
     *
     * @param document null, Boolean, Number, String, List or Map with string keys
     */
    public static @Nullable Object fromYaml(@Nullable Object document) {
        return switch (document) {
            case GoInteger integer -> (Object) integer;
            case Number n -> n.doubleValue();
            case Map<?, ?> map -> fromYamlMap(map);
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                for (Object element : list) {
                    copy.add(fromYaml(element));
                }
                yield copy;
            }
            case null -> null;
            default -> document;
        };
    }

    /** {@link #fromYaml} for a document that is known to be a map. */
    public static Map<String, @Nullable Object> fromYamlMap(Map<?, ?> document) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(document.size());
        document.forEach((key, value) -> copy.put(String.valueOf(key), fromYaml(value)));
        return copy;
    }

    /** Merges a map into another one: nested maps are merged, everything else is replaced. Both may share maps afterwards. */
    public static void lay(Map<String, @Nullable Object> above, Map<String, @Nullable Object> below) {
        above.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map && below.get(key) instanceof Map<?, ?> present) {
                lay(withStringKeys(map), withStringKeys(present));
            } else {
                below.put(key, value);
            }
        });
    }

    @SuppressWarnings("unchecked") // All maps in values have string keys.
    private static Map<String, @Nullable Object> withStringKeys(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
