package org.fedai.kubefate.server.cluster;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.server.chart.ChartUse;
import org.fedai.kubefate.server.event.EventSubjects;
import org.fedai.kubefate.server.log.LoggedClusters;
import org.fedai.kubefate.server.namespace.KnownNamespaces;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.fedai.kubefate.server.revision.ClustersWithRevisions;
import org.fedai.kubefate.server.revision.RevisedCluster;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Access to stored clusters for jobs and other features. */
@Component
class Clusters implements ChartUse, KnownNamespaces, LoggedClusters, ClustersWithRevisions, EventSubjects {
    private static final int MAX_NAMES = 5;

    private final ClusterRepository repository;
    private final Clock clock;

    Clusters(ClusterRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ClusterEntity get(String uuid) {
        return repository.findByUuid(uuid).orElseThrow(() -> Problem.notFound("there is no cluster with uuid " + uuid));
    }

    @Override
    public Release release(String uuid) {
        return get(uuid).toRelease();
    }

    @Override
    public RevisedCluster revised(String uuid) {
        return get(uuid).toRevised();
    }

    @Transactional
    public void setStatus(String uuid, ClusterStatus status) {
        get(uuid).setStatus(status, clock.instant());
    }

    /** A new revision was deployed, and the job has ended. */
    @Transactional
    public void deployed(String uuid, Revision revision) {
        ClusterEntity cluster = get(uuid);
        cluster.succeed(revision);
        cluster.endJob(ClusterStatus.RUNNING, clock.instant());
    }

    /** It runs a revision that somebody else has deployed. */
    @Transactional
    public void adopted(String uuid, Revision revision) {
        get(uuid).adopt(revision);
    }

    /** It was rolled back to an earlier revision, and the job has ended. */
    @Transactional
    public void rolledBack(String uuid, Revision revision) {
        ClusterEntity cluster = get(uuid);
        cluster.rollBack(revision);
        cluster.endJob(ClusterStatus.ROLLBACK, clock.instant());
    }

    /** The job has ended, and the cluster remains. */
    @Transactional
    public void endJob(String uuid, ClusterStatus status) {
        get(uuid).endJob(status, clock.instant());
    }

    /** The job has ended, and the cluster was deleted. */
    @Transactional
    public void deleted(String uuid, ClusterStatus last) {
        get(uuid).delete(last, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> clustersOf(String chartName, String chartVersion) {
        List<RevisionStatus> statuses = List.of(RevisionStatus.PENDING, RevisionStatus.DEPLOYED);
        return repository.usersOf(chartName, chartVersion, statuses, Limit.of(MAX_NAMES)).stream()
                .map(cluster -> cluster.namespace() + "/" + cluster.name())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> names() {
        return repository.namespaces();
    }

    @Override
    public void check(@Nullable String clusterUuid, @Nullable String jobUuid) {
        if (clusterUuid != null && repository.name(clusterUuid).isEmpty()) {
            throw Problem.notFound("there is no cluster with uuid " + clusterUuid);
        }
    }
}
