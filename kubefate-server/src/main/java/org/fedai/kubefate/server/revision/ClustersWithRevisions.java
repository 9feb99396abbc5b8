package org.fedai.kubefate.server.revision;

import org.fedai.kubefate.server.problem.Problem;

/** Finds the clusters that have the revisions. */
public interface ClustersWithRevisions {
    /**
     * A cluster, also a deleted one.
     *
     * @throws Problem if the cluster does not exist
     */
    RevisedCluster revised(String uuid);
}
