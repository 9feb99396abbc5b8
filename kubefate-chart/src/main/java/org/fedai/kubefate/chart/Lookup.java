package org.fedai.kubefate.chart;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the template function {@code lookup} finds in a cluster. */
@FunctionalInterface
public interface Lookup {
    /** Finds nothing, as Helm does without a cluster. */
    Lookup NOTHING = (apiVersion, kind, namespace, name) -> Map.<String, @Nullable Object>of();

    /**
     * Finds an object, or with an empty name all objects of a kind. What it throws ends the rendering with a
     * {@link org.fedai.kubefate.chart.exception.TemplateException} that has it as a cause.
     *
     * @param apiVersion group and version: {@code apps/v1}
     * @param kind as objects have it: {@code Deployment}
     * @param namespace empty for objects without one, or for all namespaces
     * @param name empty for a list
     * @return the object, or a list of objects in {@code items}; an empty map when there is none
     */
    Map<String, @Nullable Object> find(String apiVersion, String kind, String namespace, String name);
}
