package org.fedai.kubefate.server.log;

import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;

/** Finds the release whose containers belong to a cluster. */
public interface LoggedClusters {
    /** @throws Problem if the cluster does not exist */
    Release release(String uuid);
}
