package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.Upgrade;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.render.Render;
import org.springframework.stereotype.Component;

/** Updates a cluster to another cluster.yaml or chart version. If that fails, it is rolled back to the previous revision. */
@Component
class UpdateCluster implements JobHandler<ClusterArgs> {
    static final JobMethod<ClusterArgs> METHOD = new JobMethod<>("ClusterUpdate", ClusterArgs.class);

    private final Clusters clusters;
    private final AdoptRelease adoption;
    private final TargetNamespace namespace;
    private final RecordRevision revisions;
    private final MigrateDatabase migration;
    private final CheckChanges changes;
    private final Upgrade upgrade;
    private final AwaitRollout awaitRollout;
    private final History history;
    private final WayBack wayBack;
    private final HelmJournal helm;

    UpdateCluster(
            Clusters clusters,
            AdoptRelease adoption,
            TargetNamespace namespace,
            RecordRevision revisions,
            MigrateDatabase migration,
            CheckChanges changes,
            Upgrade upgrade,
            AwaitRollout awaitRollout,
            History history,
            WayBack wayBack,
            HelmJournal helm) {
        this.clusters = clusters;
        this.adoption = adoption;
        this.namespace = namespace;
        this.revisions = revisions;
        this.migration = migration;
        this.changes = changes;
        this.upgrade = upgrade;
        this.awaitRollout = awaitRollout;
        this.history = history;
        this.wayBack = wayBack;
        this.helm = helm;
    }

    @Override
    public JobMethod<ClusterArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<ClusterArgs> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        adoption.adoptIfUnknown(job, release);
        upgrade(job, release, "Cluster update Success");
    }

    /**
     * Upgrades the deployed revision to the cluster.yaml of the job, up to {@link RunningJob#finish}.
     *
     * @param applied the state to record when the objects were applied
     */
    void upgrade(RunningJob<ClusterArgs> job, Release release, String applied) throws InterruptedException {
        Optional<Revision> recorded = revisions.recorded(job, release);
        Revision revision = recorded.isPresent() ? recorded.get() : prepare(job, release);
        upgrade.apply(revision, job, job.payload().force());
        job.recordOnce("updated", applied);
        awaitRollout.await(job, revision);
        upgrade.complete(revision, job);
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.deployed(revision);
            clusters.deployed(release.uuid(), revision);
        });
    }

    private Revision prepare(RunningJob<ClusterArgs> job, Release release) throws InterruptedException {
        job.checkpoint();
        Revision before = history.deployed(release)
                .orElseThrow(() -> Problem.conflict("cluster " + release + " has no deployed revision to update"));
        if (!namespace.restore(release.namespace(), job)) {
            helm.checkUnchanged(release);
        }
        ClusterSpec wanted = ClusterSpec.parse(job.payload().text(), "cluster.yaml");
        Render.Rendered rendered = revisions.render(job, release, wanted);
        changes.check(job, before, rendered.revision(), job.payload().force());
        if (MigrateDatabase.isNeeded(before.spec(), wanted)) {
            migration.migrate(job, release, before.spec(), wanted);
        }
        return revisions.record(job, rendered);
    }

    @Override
    public void undo(RunningJob<ClusterArgs> job, JobStatus ending) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        boolean migrating = migration.isStarted(job, release);
        migration.cleanUp(job, release);
        Optional<Revision> recorded = revisions.recorded(job, release);
        if (recorded.isEmpty()) {
            if (migrating) {
                migration.restart(job, release);
            }
            boolean rollback = migrating && ending != JobStatus.CANCELED;
            job.finish(
                    rollback ? JobStatus.ROLLBACK : ending,
                    "the cluster is unchanged",
                    () -> clusters.endJob(release.uuid(), rollback ? ClusterStatus.ROLLBACK : ClusterStatus.RUNNING));
            return;
        }
        wayBack.go(job, recorded.get(), ending, job.payload().force());
    }

    @Override
    public void abandon(RunningJob<ClusterArgs> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
