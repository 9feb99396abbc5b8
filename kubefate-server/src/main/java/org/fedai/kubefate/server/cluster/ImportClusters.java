package org.fedai.kubefate.server.cluster;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores clusters of the Go service. What was applied for them is not known yet: the history has no revision of them. */
@Component
public class ImportClusters {
    private final ClusterRepository repository;

    ImportClusters(ClusterRepository repository) {
        this.repository = repository;
    }

    /** What became of a cluster. */
    public enum Outcome {
        ADDED,
        /** It had been taken over before. */
        PRESENT,
        /** There is another cluster with its name; it was stored as a deleted one. */
        NAME_TAKEN
    }

    /** Stores a cluster in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome add(ImportedCluster cluster) {
        if (repository.findByUuid(cluster.uuid()).isPresent()) {
            return Outcome.PRESENT;
        }
        boolean taken = cluster.deletedAt() == null
                && repository
                        .findActive(cluster.spec().namespace(), cluster.spec().name())
                        .isPresent();
        repository.save(new ClusterEntity(taken ? cluster.deleted(cluster.updatedAt()) : cluster));
        return taken ? Outcome.NAME_TAKEN : Outcome.ADDED;
    }
}
