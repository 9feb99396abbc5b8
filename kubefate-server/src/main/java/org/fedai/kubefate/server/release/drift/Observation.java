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
    public Observation {
        reasons = Map.copyOf(reasons);
        drift = List.copyOf(drift);
    }
}
