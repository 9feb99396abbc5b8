package org.fedai.kubefate.chart.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Identifies a Kubernetes object.
 *
 * @param apiVersion group and version: {@code apps/v1}
 * @param kind the kind of the object: {@code Deployment}
 * @param namespace null for cluster-scoped objects
 * @param name its {@code metadata.name}
 */
public record ObjectKey(
        String apiVersion, String kind, @Nullable String namespace, String name) {
    /** For people: {@code Deployment fate-9999/mysql}. */
    @Override
    public String toString() {
        return kind + " " + (namespace == null ? "" : namespace + "/") + name;
    }
}
