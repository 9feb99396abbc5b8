package org.fedai.kubefate.server.job;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job to be stored.
 *
 * @param method the method, which selects the {@link JobHandler}
 * @param payload the parameters of the method; null if it has none
 * @param timeLimit a shorter time limit than that of other jobs; null for that
 */
public record NewJob(
        String uuid,
        String method,
        String clusterUuid,
        String creator,
        @Nullable Object payload,
        @Nullable Duration timeLimit) {
    public static <P> NewJob of(JobMethod<P> method, String clusterUuid, String creator, P payload) {
        return new NewJob(newUuid(), method.name(), clusterUuid, creator, payload, null);
    }

    public static NewJob withoutPayload(JobMethod<Void> method, String clusterUuid, String creator) {
        return new NewJob(newUuid(), method.name(), clusterUuid, creator, null, null);
    }

    public NewJob within(Duration limit) {
        return new NewJob(uuid, method, clusterUuid, creator, payload, limit);
    }

    private static String newUuid() {
        return UUID.randomUUID().toString();
    }
}
