package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which clusters are listed.
 *
 * @param all deleted ones as well
 * @param name null for all, as with the others
 */
record ClusterFilter(
        boolean all,
        @Nullable String name,
        @Nullable String namespace,
        @Nullable ClusterStatus status) {}
