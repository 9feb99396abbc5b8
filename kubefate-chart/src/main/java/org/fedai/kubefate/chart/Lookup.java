package org.fedai.kubefate.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the template function {@code lookup} finds in a cluster. */
@FunctionalInterface
public interface Lookup {
    /** Finds nothing, as Helm does without a cluster. */
    Lookup NOTHING = (apiVersion, kind, namespace, name) -> Map.<String, @Nullable Object>of();

    /**
     * An object, or with an empty name a list of objects in {@code items}; an empty map when there is none.
     *
     * @param namespace empty for objects without one, or for all namespaces
     */
    Map<String, @Nullable Object> find(String apiVersion, String kind, String namespace, String name);
}
