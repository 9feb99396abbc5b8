package org.fedai.kubefate.common.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** YAML documents as maps. */
public final class Trees {
    /** Keys whose value is up to the user, to Kubernetes or, for what FATE 2 does not read any more, to nobody. */
    private static final Set<String> FREE =
            Set.of("annotations", "nodeSelector", "affinity", "resources", "route_table", "confs", "polling", "hive");

    private Trees() {}

    public static boolean isFree(String key) {
        return FREE.contains(key);
    }

    /** An empty map when it is none. */
    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    public static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** What is at a path such as {@code modules.osx.type}; null when there is nothing. */
    public static @Nullable Object at(@Nullable Object tree, String path) {
        Object current = tree;
        for (String key : path.split("\\.", -1)) {
            current = map(current).get(key);
        }
        return current;
    }

    /** The paths of all keys, but for what is inside of those whose value is up to the user. */
    static List<String> closedPaths(Map<String, @Nullable Object> tree) {
        List<String> paths = new ArrayList<>();
        tree.forEach((key, value) -> {
            paths.add(key);
            if (value instanceof Map<?, ?> && !isFree(key)) {
                closedPaths(map(value)).forEach(path -> paths.add(key + "." + path));
            }
        });
        return paths;
    }

    /** A document with nothing but a value at a path. */
    public static Map<String, @Nullable Object> nested(String path, Object value) {
        int dot = path.indexOf('.');
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(dot < 0 ? path : path.substring(0, dot), dot < 0 ? value : nested(path.substring(dot + 1), value));
        return tree;
    }

    /** One laid over the other, as Helm lays values over a chart's own. */
    public static Map<String, @Nullable Object> merge(
            Map<String, @Nullable Object> below, Map<String, @Nullable Object> above) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>(below);
        above.forEach((key, value) -> {
            if (value instanceof Map<?, ?> && result.get(key) instanceof Map<?, ?>) {
                result.put(key, merge(map(result.get(key)), map(value)));
            } else if (value != null) {
                result.put(key, value);
            }
        });
        return result;
    }
}
