package org.fedai.kubefate.server.log;

import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;

/** Where a cluster's containers are. */
public interface LoggedClusters {
    /**
     * @throws Problem when there is no such cluster
     */
    Release release(String uuid);
}
