package org.fedai.kubefate.server.release.history;

import java.time.Instant;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A revision in the list of a release's revisions: without its objects, which are large.
 *
 * @param creator who started the job that recorded it; null as long as that job says it
 * @param rollsBackTo the number of the revision that it repeats; null if it is not a rollback
 * @param recordedAt when it was recorded
 * @param updatedAt when its status changed last
 */
public record RecordedRevision(
        int number,
        String jobUuid,
        @Nullable String creator,
        ClusterSpec spec,
        @Nullable Integer rollsBackTo,
        RevisionStatus status,
        Instant recordedAt,
        Instant updatedAt) {}
