package org.fedai.kubefate.server.kubernetes.apply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Converts a rendered object to an apply configuration. */
public final class ApplyConfiguration {
    private ApplyConfiguration() {}

    /**
     * Removes null values, which templates produce and Helm drops as well, so that server-side apply does not own empty
     * fields; and sets the namespace of the object's key.
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
        // The API server rejects an apply that contains managedFields.
        metadata.remove("managedFields");
        copy.put("metadata", metadata);
        KeyedLists.complete(copy);
        UnionDefaults.complete(copy);
        QuantityTexts.complete(copy);
        return copy;
    }

    /** A document without the fields that are null, which are not applied. */
    public static Map<String, @Nullable Object> withoutNulls(Map<?, ?> map) {
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
                ? list.stream().map(ApplyConfiguration::cleaned).toList()
                : value;
    }
}
