package org.fedai.kubefate.server.drift;

import java.util.List;
import org.fedai.kubefate.server.release.drift.Observation;

/** The clusters, and what is recorded of them. */
public interface WatchedClusters {
    /** All clusters that were not deleted. */
    List<WatchedCluster> watched();

    /**
     * Records how a cluster is, unless a job is changing it.
     *
     * @return whether it has to be told again soon, because it has not been decided yet what that means
     */
    boolean observed(String uuid, Observation seen);

    /** Starts a repair in the name of the service, unless a job is changing the cluster or the last repair was too short a time ago. */
    void repairByItself(String uuid);
}
