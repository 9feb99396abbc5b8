package org.fedai.kubefate.server.job;

import java.util.UUID;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.jspecify.annotations.Nullable;

/**
 * A job to be written.
 *
 * @param method names the {@link JobWork} that does it
 * @param args what the client sent; null when the work needs nothing
 */
public record NewJob(
        String uuid,
        String method,
        String clusterUuid,
        String creator,
        @Nullable ClusterArgs args) {
    public static NewJob of(String method, String clusterUuid, String creator, @Nullable ClusterArgs args) {
        return new NewJob(UUID.randomUUID().toString(), method, clusterUuid, creator, args);
    }
}
