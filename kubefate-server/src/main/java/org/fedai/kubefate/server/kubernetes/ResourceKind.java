package org.fedai.kubefate.server.kubernetes;

import org.fedai.kubefate.common.manifest.ObjectKey;

/**
 * A kind of objects.
 *
 * @param apiVersion group and version: {@code apps/v1}
 */
public record ResourceKind(String apiVersion, String kind) {
    public static ResourceKind of(ObjectKey key) {
        return new ResourceKind(key.apiVersion(), key.kind());
    }
}
