package org.fedai.kubefate.server.kubernetes.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds pod specs in pods and in pod templates of workloads. */
final class PodSpecs {
    private PodSpecs() {}

    /** All maps in the object that have {@code containers}. */
    static List<Map<String, @Nullable Object>> in(Map<String, @Nullable Object> object) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        collect(object, found);
        return found;
    }

    /** Containers and init containers. */
    static Stream<Map<String, @Nullable Object>> containers(Map<String, @Nullable Object> podSpec) {
        return Stream.of("initContainers", "containers").flatMap(field -> maps(podSpec, field));
    }

    /** The items of a list that are maps; empty if there is no such list. */
    static Stream<Map<String, @Nullable Object>> maps(Map<String, @Nullable Object> map, String field) {
        return map.get(field) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(PodSpecs::map)
                : Stream.empty();
    }

    /** The value of a field as a mutable map; null if it is not a map. */
    static @Nullable Map<String, @Nullable Object> map(Map<String, @Nullable Object> map, String field) {
        return map.get(field) instanceof Map<?, ?> inner ? map(inner) : null;
    }

    private static void collect(Map<String, @Nullable Object> node, List<Map<String, @Nullable Object>> found) {
        if (node.get("containers") instanceof List<?>) {
            found.add(node);
            return;
        }
        for (Object value : node.values()) {
            if (value instanceof Map<?, ?> inner) {
                collect(map(inner), found);
            }
        }
    }

    @SuppressWarnings("unchecked") // ApplyConfiguration copies all maps, with string keys.
    private static Map<String, @Nullable Object> map(Object map) {
        return (Map<String, @Nullable Object>) map;
    }
}
