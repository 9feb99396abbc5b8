package org.fedai.kubefate.server.cluster;

import java.util.Objects;
import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.RollbackArgs;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.Rollback;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/**
 * Deploys what an earlier revision has recorded as a new revision: its objects, not its chart, which may have changed since. If that fails, the
 * cluster goes back to what was deployed before. The database of FATE is never migrated.
 */
@Component
class RollbackCluster implements JobHandler<RollbackArgs> {
    static final JobMethod<RollbackArgs> METHOD = new JobMethod<>("ClusterRollback", RollbackArgs.class);

    private final Clusters clusters;
    private final CheckRollback checks;
    private final CheckChanges changes;
    private final Rollback rollback;
    private final AwaitRollout awaitRollout;
    private final History history;
    private final HelmJournal helm;
    private final WayBack wayBack;

    RollbackCluster(
            Clusters clusters,
            CheckRollback checks,
            CheckChanges changes,
            Rollback rollback,
            AwaitRollout awaitRollout,
            History history,
            HelmJournal helm,
            WayBack wayBack) {
        this.clusters = clusters;
        this.checks = checks;
        this.changes = changes;
        this.rollback = rollback;
        this.awaitRollout = awaitRollout;
        this.history = history;
        this.helm = helm;
        this.wayBack = wayBack;
    }

    @Override
    public JobMethod<RollbackArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<RollbackArgs> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        Optional<Revision> recorded = history.ofJob(release, job.uuid());
        Revision revision = recorded.isPresent() ? recorded.get() : prepare(job, release);
        rollback.apply(revision, job, job.payload().force());
        job.recordOnce("rolled-back", "Cluster rollback Success");
        awaitRollout.await(job, revision);
        rollback.complete(revision, job);
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.deployed(revision);
            clusters.deployed(release.uuid(), revision);
        });
    }

    private Revision prepare(RunningJob<RollbackArgs> job, Release release) throws InterruptedException {
        job.checkpoint();
        int number = Objects.requireNonNull(job.payload().revision(), "the request has chosen a revision");
        CheckRollback.Allowed allowed = checks.check(
                clusters.revised(release.uuid()), number, job.payload().force());
        helm.checkUnchanged(release);
        job.recordOnce(
                "rolling-back", "roll back from revision " + allowed.deployed().number() + " to revision " + number);
        if (allowed.leavesDatabase()) {
            job.recordProgress("database", JobState.warning("warning: " + allowed.databaseText()));
        }
        Revision revision = rollback.to(allowed.target(), job.uuid());
        changes.check(job, allowed.deployed(), revision, job.payload().force());
        job.write(() -> history.record(revision));
        return revision;
    }

    @Override
    public void undo(RunningJob<RollbackArgs> job, JobStatus ending) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        Optional<Revision> recorded = history.ofJob(release, job.uuid());
        if (recorded.isPresent()) {
            wayBack.go(job, recorded.get(), ending, job.payload().force());
            return;
        }
        ClusterStatus before = history.isHalfApplied(release) ? ClusterStatus.FAILED : ClusterStatus.RUNNING;
        job.finish(ending, "the cluster is unchanged", () -> clusters.endJob(release.uuid(), before));
    }

    @Override
    public void abandon(RunningJob<RollbackArgs> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
