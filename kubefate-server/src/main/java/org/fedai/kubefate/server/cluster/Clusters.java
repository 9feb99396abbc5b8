package org.fedai.kubefate.server.cluster;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.server.chart.ChartUse;
import org.fedai.kubefate.server.log.LoggedClusters;
import org.fedai.kubefate.server.namespace.KnownNamespaces;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of clusters, as jobs change them and other features ask for them. */
@Component
class Clusters implements ChartUse, KnownNamespaces, LoggedClusters {
    private static final int NAMED = 5;

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

    @Transactional
    public void become(String uuid, ClusterStatus status) {
        get(uuid).become(status, clock.instant());
    }

    /** What a look at Kubernetes showed, unless a job has begun meanwhile. @return the cluster as it is now */
    @Transactional
    public ClusterEntity observed(String uuid, ClusterStatus seen) {
        ClusterEntity cluster =
                repository.lock(uuid).orElseThrow(() -> Problem.notFound("there is no cluster with uuid " + uuid));
        if (cluster.busyWith() == null && cluster.deletedAt() == null) {
            cluster.become(seen, clock.instant());
        }
        return cluster;
    }

    /** It runs a new revision, and the job is over. */
    @Transactional
    public void runs(String uuid, Revision revision) {
        ClusterEntity cluster = get(uuid);
        cluster.succeed(revision);
        cluster.release(ClusterStatus.RUNNING, clock.instant());
    }

    /** It is back at an earlier revision, and the job is over. */
    @Transactional
    public void rolledBack(String uuid, Revision revision) {
        ClusterEntity cluster = get(uuid);
        cluster.rollBack(revision);
        cluster.release(ClusterStatus.ROLLBACK, clock.instant());
    }

    /** The job is over, and it stays. */
    @Transactional
    public void release(String uuid, ClusterStatus status) {
        get(uuid).release(status, clock.instant());
    }

    /** The job is over, and nothing of it is left. */
    @Transactional
    public void gone(String uuid, ClusterStatus last) {
        get(uuid).delete(last, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> clustersOf(String chartName, String chartVersion) {
        List<RevisionStatus> standings = List.of(RevisionStatus.PENDING, RevisionStatus.DEPLOYED);
        return repository.usersOf(chartName, chartVersion, standings, Limit.of(NAMED)).stream()
                .map(cluster -> cluster.namespace() + "/" + cluster.name())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> names() {
        return repository.namespaces();
    }
}
