package org.fedai.kubefate.server.job;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the last jobs of clusters saw of their modules. Asks the database only, so that lists stay cheap. */
@Component
public class LastModules {
    private static final int BATCH = 500;

    private final SubJobRepository repository;

    LastModules(SubJobRepository repository) {
        this.repository = repository;
    }

    /** By UUID of the cluster: the state of each module. Clusters without such a job are missing. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> of(Collection<String> clusterUuids) {
        List<String> uuids = List.copyOf(clusterUuids);
        Map<String, Map<String, String>> modules = new TreeMap<>();
        for (int from = 0; from < uuids.size(); from += BATCH) {
            modules.putAll(batch(uuids.subList(from, Math.min(from + BATCH, uuids.size()))));
        }
        return Collections.unmodifiableMap(modules);
    }

    private Map<String, Map<String, String>> batch(List<String> uuids) {
        // In one statement, MySQL would read the modules of all jobs.
        return repository.modules(repository.lastJobs(uuids)).stream()
                .collect(Collectors.groupingBy(
                        ClusterModule::clusterUuid,
                        Collectors.toMap(
                                ClusterModule::module, ClusterModule::status, (one, other) -> one, TreeMap::new)));
    }
}
