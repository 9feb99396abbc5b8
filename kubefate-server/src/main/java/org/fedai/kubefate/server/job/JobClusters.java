package org.fedai.kubefate.server.job;

import org.fedai.kubefate.common.api.EventCluster;

/** The clusters on which jobs work. */
public interface JobClusters {
    /** The cluster with this UUID, also a deleted one; without a name if there is none. */
    EventCluster named(String uuid);
}
