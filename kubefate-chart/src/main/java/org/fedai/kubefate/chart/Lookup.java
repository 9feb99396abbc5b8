package org.fedai.kubefate.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that the template function {@code lookup} finds in a cluster. */
@FunctionalInterface
public interface Lookup {
    /** Finds nothing, as Helm does without a cluster. */
    Lookup NOTHING = (apiVersion, kind, namespace, name) -> Map.<String, @Nullable Object>of();

    /**
     * Finds an object, or with an empty name all objects of a kind. An exception ends the rendering with a
     * {@link org.fedai.kubefate.chart.exception.TemplateException} whose cause it is.
     *
     * @param apiVersion group and version: {@code apps/v1}
     * @param kind the kind of the object: {@code Deployment}
     * @param namespace empty for objects without one, or for all namespaces
     * @param name empty for a list
     * @return the object, or a list of objects in {@code items}; an empty map if there is none
     */
    Map<String, @Nullable Object> find(String apiVersion, String kind, String namespace, String name);
}
