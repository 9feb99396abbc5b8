package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterState;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.readiness.Sickness;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** What users do with clusters. Nothing here holds a transaction while Kubernetes is asked. */
@Service
class ClusterService {
    private final ClusterRepository repository;
    private final Clusters clusters;
    private final ClusterJobs jobs;
    private final ClusterView view;
    private final CheckRequest admission;
    private final TargetNamespace namespace;
    private final LiveCluster live;
    private final History history;

    ClusterService(
            ClusterRepository repository,
            Clusters clusters,
            ClusterJobs jobs,
            ClusterView view,
            CheckRequest admission,
            TargetNamespace namespace,
            LiveCluster live,
            History history) {
        this.repository = repository;
        this.clusters = clusters;
        this.jobs = jobs;
        this.view = view;
        this.admission = admission;
        this.namespace = namespace;
        this.live = live;
        this.history = history;
    }

    Job install(ClusterArgs args, String creator) {
        ClusterSpec spec = admission.read(args);
        if (repository.findLiving(spec.namespace(), spec.name()).isPresent()) {
            throw taken(spec);
        }
        admission.checkRenders(new Release("", spec.name(), spec.namespace()), spec, 1);
        namespace.check(spec.namespace(), args.createNamespace());
        try {
            return jobs.install(spec, args, creator);
        } catch (DataIntegrityViolationException e) {
            throw taken(spec);
        }
    }

    /**
     * Has a cluster changed.
     *
     * @param uuid which one; null for the one of the name and namespace that were sent
     */
    Job update(@Nullable String uuid, ClusterArgs args, String creator) {
        ClusterSpec wanted = admission.read(args);
        ClusterEntity cluster = uuid == null
                ? repository
                        .findLiving(wanted.namespace(), wanted.name())
                        .orElseThrow(() -> Problem.notFound(
                                "there is no cluster name=" + wanted.name() + " & namespace=" + wanted.namespace()))
                : clusters.get(uuid);
        if (!cluster.name().equals(wanted.name()) || !cluster.namespace().equals(wanted.namespace())) {
            throw Problem.invalid("cluster " + uuid + " is " + cluster.namespace() + "/" + cluster.name()
                    + "; name and namespace cannot be changed");
        }
        UpdateRules.check(cluster.toSpec(), wanted);
        admission.checkRenders(cluster.toRelease(), wanted, cluster.releaseRevision() + 1);
        return jobs.work(NewJob.of(UpdateCluster.METHOD, cluster.uuid(), creator, args), ClusterStatus.UPDATING);
    }

    Job delete(String uuid, String creator) {
        return jobs.work(NewJob.withoutPayload(DeleteCluster.METHOD, uuid, creator), ClusterStatus.DELETING);
    }

    List<Cluster> list(ClusterFilter filter, Page page) {
        return repository
                .list(filter.all(), filter.name(), filter.namespace(), filter.status(), page.toPageable())
                .stream()
                .map(cluster -> view.of(cluster, null))
                .toList();
    }

    /** With what runs at this moment; a cluster that should run is found to do so, or not. */
    Cluster get(String uuid) {
        ClusterEntity cluster = clusters.get(uuid);
        if (cluster.deletedAt() != null) {
            return view.of(cluster, null);
        }
        ClusterState state = live.read(cluster.namespace(), cluster.name());
        ClusterStatus seen = state.isAvailable() ? ClusterStatus.RUNNING : ClusterStatus.UNAVAILABLE;
        if (isAtRest(cluster) && cluster.status() != seen) {
            cluster = clusters.observed(uuid, seen);
        }
        return view.of(cluster, state.info().with(reasons(cluster, state), state.unreadable()));
    }

    private Map<String, String> reasons(ClusterEntity cluster, ClusterState state) {
        boolean isWell = state.workloads().stream()
                .allMatch(workload -> workload.problems().isEmpty());
        return isWell ? Map.of() : new Sickness(history.perhapsApplied(cluster.toRelease())).reasons(state.workloads());
    }

    private static boolean isAtRest(ClusterEntity cluster) {
        return cluster.busyWith() == null
                && (cluster.status() == ClusterStatus.RUNNING || cluster.status() == ClusterStatus.UNAVAILABLE);
    }

    private static Problem taken(ClusterSpec spec) {
        return Problem.conflict("name=" + spec.name() + " & namespace=" + spec.namespace()
                + ": there is such a cluster already; delete or update it, or choose another name");
    }
}
