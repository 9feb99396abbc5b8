package org.fedai.kubefate.server.kubernetes.api;

import org.fedai.kubefate.chart.manifest.ObjectKey;

/**
 * A kind of Kubernetes objects.
 *
 * @param apiVersion group and version: {@code apps/v1}
 */
public record ResourceKind(String apiVersion, String kind) {
    public static ResourceKind of(ObjectKey key) {
        return new ResourceKind(key.apiVersion(), key.kind());
    }
}
