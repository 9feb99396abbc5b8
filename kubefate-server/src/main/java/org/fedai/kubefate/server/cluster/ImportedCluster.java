package org.fedai.kubefate.server.cluster;

import java.time.Instant;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of another service.
 *
 * @param spec the cluster.yaml; its text must be YAML
 * @param chartValues the values that the chart was rendered with, as a JSON object
 * @param revision how often it was installed or updated
 * @param releaseRevision the number of its revision in Helm, from 1
 * @param deletedAt null if it was not deleted
 */
public record ImportedCluster(
        String uuid,
        ClusterSpec spec,
        String chartValues,
        int revision,
        int releaseRevision,
        ClusterStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {
    public ImportedCluster deleted(Instant at) {
        return new ImportedCluster(
                uuid, spec, chartValues, revision, releaseRevision, ClusterStatus.DELETED, createdAt, updatedAt, at);
    }

    /** For messages: {@code fate-9999/fate-9999}. */
    public String name() {
        return spec.namespace() + "/" + spec.name();
    }
}
