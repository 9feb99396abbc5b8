package org.fedai.kubefate.server.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.job.ClusterNames;
import org.springframework.stereotype.Component;

/** Names the clusters of jobs. */
@Component
class NamesForJobs implements ClusterNames {
    private final ClusterRepository repository;

    NamesForJobs(ClusterRepository repository) {
        this.repository = repository;
    }

    @Override
    public Map<String, ClusterName> of(Collection<String> clusterUuids) {
        return repository.names(clusterUuids).stream()
                .collect(Collectors.toMap(
                        NamedCluster::uuid, cluster -> new ClusterName(cluster.namespace(), cluster.name())));
    }
}
