package org.fedai.kubefate.server.release.drift;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.api.Drift;

/**
 * How a release is.
 *
 * @param available whether everything that has pods is available
 * @param reasons by name of the workload: that it was deleted or scaled to zero; other reasons are problems of its pods
 * @param drift what differs from the applied manifest
 */
public record Observation(boolean available, Map<String, String> reasons, List<Drift> drift) {
    static final String NAMESPACE = "Namespace ";

    public Observation {
        reasons = Map.copyOf(reasons);
        drift = List.copyOf(drift);
    }

    /** Whether its namespace was deleted, and everything with it. */
    public boolean isNamespaceGone() {
        return drift.size() == 1
                && drift.getFirst().isDeleted()
                && drift.getFirst().object().startsWith(NAMESPACE);
    }
}
