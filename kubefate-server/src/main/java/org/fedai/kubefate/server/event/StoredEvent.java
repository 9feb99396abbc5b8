package org.fedai.kubefate.server.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place among the others.
 *
 * @param kind the name of its {@link org.fedai.kubefate.common.api.Event.Kind}
 * @param status of the job, the module or the cluster; empty if it has none
 * @param document the {@link org.fedai.kubefate.common.api.Event} as JSON, in one line
 */
public record StoredEvent(
        long id,
        String kind,
        String status,
        String clusterUuid,
        @Nullable String jobUuid,
        String document,
        Instant time) {}
