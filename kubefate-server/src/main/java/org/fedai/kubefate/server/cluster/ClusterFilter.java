package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterStatus;
import org.jspecify.annotations.Nullable;

/**
 * Selects the clusters to list.
 *
 * @param all whether to include deleted ones
 * @param name null for all, as for the following
 */
record ClusterFilter(
        boolean all,
        @Nullable String name,
        @Nullable String namespace,
        @Nullable ClusterStatus status) {}
