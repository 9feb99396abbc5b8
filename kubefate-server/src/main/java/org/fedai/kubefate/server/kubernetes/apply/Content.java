package org.fedai.kubefate.server.kubernetes.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Prepares a rendered object for being sent. */
final class Content {
    private Content() {}

    /**
     * Without empty keys, which templates leave behind and Helm's create drops too, so that server-side apply does not own nothing; and
     * with the namespace of its key, or none.
     */
    static Map<String, @Nullable Object> forApply(Map<String, @Nullable Object> content, ObjectKey key) {
        Map<String, @Nullable Object> copy = withoutNulls(content);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (copy.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> metadata.put(String.valueOf(name), value));
        }
        if (key.namespace() == null) {
            metadata.remove("namespace");
        } else {
            metadata.put("namespace", key.namespace());
        }
        // The API server refuses an apply that brings bookkeeping of its own along.
        metadata.remove("managedFields");
        copy.put("metadata", metadata);
        KeyedLists.complete(copy);
        Alternatives.complete(copy);
        return copy;
    }

    private static Map<String, @Nullable Object> withoutNulls(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), cleaned(value));
            }
        });
        return copy;
    }

    private static @Nullable Object cleaned(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutNulls(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(Content::cleaned).toList()
                : value;
    }
}
