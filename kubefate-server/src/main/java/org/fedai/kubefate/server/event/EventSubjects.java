package org.fedai.kubefate.server.event;

import org.jspecify.annotations.Nullable;

/** What somebody may listen to. Implemented by the features that have events. */
public interface EventSubjects {
    /**
     * Checks that what somebody wants to listen to exists.
     *
     * @param clusterUuid null for all clusters
     * @param jobUuid null for all jobs
     * @throws org.fedai.kubefate.server.problem.Problem if it does not
     */
    void check(@Nullable String clusterUuid, @Nullable String jobUuid);
}
