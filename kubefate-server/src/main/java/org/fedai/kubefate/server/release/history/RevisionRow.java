package org.fedai.kubefate.server.release.history;

import java.time.Instant;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/** The columns of a revision that are read for lists. */
record RevisionRow(
        int number,
        String jobUuid,
        @Nullable String creator,
        String chartName,
        String chartVersion,
        String spec,
        @Nullable Integer rollsBackTo,
        RevisionStatus status,
        Instant createdAt,
        Instant updatedAt) {
    RecordedRevision of(Release release) {
        return new RecordedRevision(
                number,
                jobUuid,
                creator,
                ClusterSpec.checked(spec, release.name(), release.namespace(), chartName, chartVersion),
                rollsBackTo,
                status,
                createdAt,
                updatedAt);
    }
}
