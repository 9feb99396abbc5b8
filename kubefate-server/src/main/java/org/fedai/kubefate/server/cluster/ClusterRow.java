package org.fedai.kubefate.server.cluster;

import org.jspecify.annotations.Nullable;

/**
 * A cluster without its specification.
 *
 * @param busyWith null if no job is changing it
 * @param seen whether it was looked at since its last job
 */
record ClusterRow(
        String uuid,
        String name,
        String namespace,
        int releaseRevision,
        @Nullable String busyWith,
        boolean seen) {}
