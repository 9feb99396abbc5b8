package org.fedai.kubefate.server.cluster;

import java.util.List;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.HistorySettings;
import org.fedai.kubefate.server.retention.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes the oldest revisions of clusters that have too many. Clusters that a job is changing have to wait: it may need them. */
@Component
class PruneRevisions implements Retention {
    private static final Logger LOG = LoggerFactory.getLogger(PruneRevisions.class);

    /** Revisions, each with all its objects, in one transaction. */
    private static final int PORTION = 20;

    private final ClusterRepository clusters;
    private final History history;
    private final HelmJournal helm;
    private final HistorySettings settings;
    private final TransactionTemplate transaction;

    PruneRevisions(
            ClusterRepository clusters,
            History history,
            HelmJournal helm,
            HistorySettings settings,
            TransactionTemplate transaction) {
        this.clusters = clusters;
        this.history = history;
        this.helm = helm;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public int prune() {
        if (settings.limit() <= 0) {
            return 0;
        }
        int pruned = 0;
        for (String uuid : history.releasesWithMoreThan(settings.limit())) {
            List<Integer> numbers = transaction.execute(status -> prune(uuid));
            pruned += numbers.size();
        }
        return pruned;
    }

    /** The lock keeps jobs from starting meanwhile. */
    private List<Integer> prune(String uuid) {
        return clusters.lock(uuid)
                .filter(cluster -> cluster.busyWith() == null)
                .map(this::prune)
                .orElse(List.of());
    }

    private List<Integer> prune(ClusterEntity cluster) {
        List<Integer> numbers = history.prune(cluster.toRelease(), settings.limit(), PORTION);
        if (!numbers.isEmpty()) {
            helm.forget(cluster.toRelease(), numbers);
            cluster.pruned(numbers.getLast());
            LOG.info(
                    "deleted revisions {} of cluster {}, of which {} are kept",
                    numbers,
                    cluster.toRelease(),
                    settings.limit());
        }
        return numbers;
    }
}
