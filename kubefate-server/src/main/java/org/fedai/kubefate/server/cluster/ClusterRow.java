package org.fedai.kubefate.server.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A cluster without its specification.
 *
 * @param busyWith null if no job is changing it
 */
record ClusterRow(
        String uuid,
        String name,
        String namespace,
        int releaseRevision,
        @Nullable String busyWith) {}
