package org.fedai.kubefate.server.revision;

import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;

/** Finds the release of a cluster, which has the revisions. */
public interface ClustersWithRevisions {
    /**
     * The release of a cluster, also of a deleted one.
     *
     * @throws Problem if the cluster does not exist
     */
    Release release(String uuid);
}
