package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.Map;

/** What the clusters of jobs are called. */
public interface ClusterNames {
    /** A cluster's namespace and name. */
    record ClusterName(String namespace, String name) {}

    /** The names by UUID, also of deleted clusters; unknown ones are missing. */
    Map<String, ClusterName> of(Collection<String> clusterUuids);
}
