package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterInfo;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.DryRunReport;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.RollbackArgs;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.drift.ClusterMonitor;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterState;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.drift.Observation;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.policy.ChartPolicy;
import org.fedai.kubefate.server.release.readiness.MaskedReasons;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/** The operations of users on clusters. No transaction is open during requests to Kubernetes. */
@Service
class ClusterService {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterService.class);

    private final ClusterRepository repository;
    private final Clusters clusters;
    private final ClusterJobs jobs;
    private final ClusterView view;
    private final CheckRequest requests;
    private final ChartPolicy policy;
    private final TargetNamespace namespace;
    private final Adoptions adoptions;
    private final ClusterMonitor monitor;
    private final ObservedClusters observed;
    private final History history;
    private final RollbackRequests rollbackRequests;
    private final CheckChanges changes;
    private final DryRuns dryRuns;
    private final TestRequests testRequests;
    private final ClusterTests tests;
    private final HelmJournal helm;

    ClusterService(
            ClusterRepository repository,
            Clusters clusters,
            ClusterJobs jobs,
            ClusterView view,
            CheckRequest requests,
            ChartPolicy policy,
            TargetNamespace namespace,
            Adoptions adoptions,
            ClusterMonitor monitor,
            ObservedClusters observed,
            History history,
            RollbackRequests rollbackRequests,
            CheckChanges changes,
            DryRuns dryRuns,
            TestRequests testRequests,
            ClusterTests tests,
            HelmJournal helm) {
        this.repository = repository;
        this.clusters = clusters;
        this.jobs = jobs;
        this.view = view;
        this.requests = requests;
        this.policy = policy;
        this.namespace = namespace;
        this.adoptions = adoptions;
        this.monitor = monitor;
        this.observed = observed;
        this.history = history;
        this.rollbackRequests = rollbackRequests;
        this.changes = changes;
        this.dryRuns = dryRuns;
        this.testRequests = testRequests;
        this.tests = tests;
        this.helm = helm;
    }

    /**
     * Installs a cluster.
     *
     * @param confirmed whether the user knows what a request with {@code replace} deletes
     */
    Job install(ClusterArgs args, boolean confirmed, String creator) {
        ClusterSpec spec = newCluster(args);
        requests.checkRenders(new Release("", spec.name(), spec.namespace()), spec, 1);
        namespace.check(spec.namespace(), args.createNamespace());
        if (args.replace() && !confirmed) {
            adoptions.confirmReplacing(new Release("", spec.name(), spec.namespace()));
        }
        try {
            return jobs.install(spec, args, creator);
        } catch (DataIntegrityViolationException e) {
            throw nameTaken(spec);
        }
    }

    /** What an install would do. */
    DryRunReport tryInstall(ClusterArgs args) throws InterruptedException {
        ClusterSpec spec = newCluster(args);
        namespace.check(spec.namespace(), args.createNamespace());
        return dryRuns.install(spec, args);
    }

    private ClusterSpec newCluster(ClusterArgs args) {
        ClusterSpec spec = requests.read(args);
        policy.checkTarget(spec.namespace());
        if (repository.findActive(spec.namespace(), spec.name()).isPresent()) {
            throw nameTaken(spec);
        }
        return spec;
    }

    /** Makes a cluster of a Helm release. */
    Job adopt(AdoptArgs args, String creator) {
        return adoptions.adopt(args, creator);
    }

    /**
     * Updates a cluster.
     *
     * @param uuid the cluster; null for the one with the name and namespace of the request
     */
    Job update(@Nullable String uuid, ClusterArgs args, String creator) {
        ClusterSpec wanted = requests.read(args);
        ClusterEntity cluster = toUpdate(uuid, wanted);
        NewJob job = NewJob.of(UpdateCluster.METHOD, cluster.uuid(), creator, args);
        changes.check(job, cluster.toRelease(), wanted, args.force());
        return jobs.work(job, ClusterStatus.UPDATING);
    }

    /**
     * What an update would do.
     *
     * @param uuid as for {@link #update}
     */
    DryRunReport tryUpdate(@Nullable String uuid, ClusterArgs args) throws InterruptedException {
        ClusterSpec wanted = requests.read(args);
        ClusterEntity cluster = toUpdate(uuid, wanted);
        if (cluster.busyWith() != null) {
            throw Problem.conflict("cluster " + cluster.toRelease() + " is " + cluster.status() + ": job "
                    + cluster.busyWith() + " is in progress");
        }
        return dryRuns.update(cluster, wanted, args);
    }

    private ClusterEntity toUpdate(@Nullable String uuid, ClusterSpec wanted) {
        policy.checkTarget(wanted.namespace());
        ClusterEntity cluster = uuid == null
                ? repository
                        .findActive(wanted.namespace(), wanted.name())
                        .orElseThrow(() -> Problem.notFound(
                                "there is no cluster name=" + wanted.name() + " & namespace=" + wanted.namespace()))
                : clusters.get(uuid);
        cluster.checkIs(wanted);
        UpdateRules.check(cluster.toSpec(), wanted);
        return cluster;
    }

    Job delete(String uuid, String creator) {
        return jobs.work(NewJob.withoutPayload(DeleteCluster.METHOD, uuid, creator), ClusterStatus.DELETING);
    }

    /** Deploys an earlier revision again. */
    Job rollback(String uuid, RollbackArgs args, String creator) {
        return rollbackRequests.start(clusters.get(uuid), args, creator);
    }

    /** Starts a test of a cluster, which does not change it. */
    Job test(String uuid, ClusterTestArgs args, String creator) {
        return testRequests.start(clusters.get(uuid), args, creator);
    }

    /** Takes in what Helm has done to a cluster. */
    Job sync(String uuid, String creator) {
        return jobs.work(NewJob.withoutPayload(SyncCluster.METHOD, uuid, creator), ClusterStatus.UPDATING);
    }

    /** Applies what is deployed again. */
    Job repair(String uuid, String creator) {
        return jobs.work(NewJob.withoutPayload(RepairCluster.METHOD, uuid, creator), ClusterStatus.UPDATING);
    }

    List<Cluster> list(ClusterFilter filter, Page page) {
        return view.of(
                repository.list(filter.all(), filter.name(), filter.namespace(), filter.status(), page.toPageable()));
    }

    /** A cluster with its live state, from the watch on it. Records how it is. */
    Cluster get(String uuid) {
        ClusterEntity cluster = clusters.get(uuid);
        if (cluster.deletedAt() != null) {
            return view.of(cluster, null);
        }
        ClusterMonitor.Seen seen = monitor.see(cluster.toRelease(), cluster.releaseRevision());
        Observation observation = seen.observation();
        if (observation != null && cluster.busyWith() == null && observed.isNews(cluster, observation)) {
            observed.observed(uuid, observation);
            cluster = clusters.get(uuid);
        }
        ClusterState state = seen.state();
        ClusterInfo info = state.info()
                .with(reasons(cluster, state, observation), state.unreadable())
                .withLastTest(tests.last(uuid).orElse(null))
                .withDrift(
                        observation != null && observation.isNamespaceGone() ? "" : drift(cluster, seen.helmRecords()));
        return view.of(cluster, info);
    }

    private Map<String, String> reasons(ClusterEntity cluster, ClusterState state, @Nullable Observation observation) {
        Map<String, String> reasons = new TreeMap<>();
        boolean isHealthy = state.workloads().stream()
                .allMatch(workload -> workload.problems().isEmpty());
        if (!isHealthy) {
            reasons.putAll(new MaskedReasons(history.possiblyApplied(cluster.toRelease())).reasons(state.workloads()));
        }
        if (observation != null && cluster.busyWith() == null) {
            reasons.putAll(observation.reasons());
        }
        return reasons;
    }

    /** What Helm has done to the cluster; empty if nothing, or while a job is changing it. */
    private String drift(ClusterEntity cluster, @Nullable List<ManifestObject> watched) {
        if (cluster.busyWith() != null) {
            return "";
        }
        try {
            Release release = cluster.toRelease();
            return (watched == null ? helm.change(release) : helm.change(release, watched))
                    .map(change -> change.text() + "; take it in with kubefate cluster sync " + cluster.name())
                    .orElse("");
        } catch (KubernetesException e) {
            LOG.info("cannot find out whether Helm has changed {}: {}", cluster.toRelease(), e.getMessage());
            return "";
        }
    }

    static Problem nameTaken(ClusterSpec spec) {
        return Problem.conflict("name=" + spec.name() + " & namespace=" + spec.namespace()
                + ": the cluster already exists; delete or update it, or choose another name");
    }
}
