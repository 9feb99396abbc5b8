package org.fedai.kubefate.chart.manifest;

import org.jspecify.annotations.Nullable;

/**
 * What makes a Kubernetes object that object and no other.
 *
 * @param apiVersion group and version: {@code apps/v1}
 * @param kind as the object has it: {@code Deployment}
 * @param namespace null for objects of the whole cluster
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
