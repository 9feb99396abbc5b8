package org.fedai.kubefate.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a request is about.
 *
 * @param name as users call it: {@code namespace/name} of a cluster, {@code name-version} of a chart; empty if it is unknown
 * @param clusterUuid null if it is not a cluster, nor a job of one
 * @param detail which job of the cluster; empty otherwise
 */
record AuditTarget(String name, @Nullable String clusterUuid, String detail) {
    static final AuditTarget NONE = new AuditTarget("", null, "");
}
