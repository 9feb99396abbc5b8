package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.Claims;
import org.fedai.kubefate.server.release.Cover;
import org.fedai.kubefate.server.release.Install;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Installs a cluster. If that fails, everything that was installed is removed. */
@Component
class InstallCluster implements JobHandler<ClusterArgs> {
    static final JobMethod<ClusterArgs> METHOD = new JobMethod<>("ClusterInstall", ClusterArgs.class);

    private final Clusters clusters;
    private final TargetNamespace namespace;
    private final RecordRevision revisions;
    private final Cover cover;
    private final Install install;
    private final Claims claims;
    private final AwaitRollout awaitRollout;
    private final History history;

    InstallCluster(
            Clusters clusters,
            TargetNamespace namespace,
            RecordRevision revisions,
            Cover cover,
            Install install,
            Claims claims,
            AwaitRollout awaitRollout,
            History history) {
        this.clusters = clusters;
        this.namespace = namespace;
        this.revisions = revisions;
        this.cover = cover;
        this.install = install;
        this.claims = claims;
        this.awaitRollout = awaitRollout;
        this.history = history;
    }

    @Override
    public JobMethod<ClusterArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<ClusterArgs> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        job.recordOnce("created", "create cluster in DB Success");
        job.write(() -> clusters.setStatus(release.uuid(), ClusterStatus.CREATING));
        Optional<Revision> recorded = revisions.recorded(job, release);
        Revision revision = recorded.isPresent() ? recorded.get() : prepare(job, release);
        install.apply(revision, job);
        job.recordOnce("installed", "helm install success");
        awaitRollout.await(job, revision);
        install.complete(revision, job);
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.deployed(revision);
            clusters.deployed(release.uuid(), revision);
        });
    }

    /** Only before anything is applied: existing objects are not those of this cluster. */
    private Revision prepare(RunningJob<ClusterArgs> job, Release release) throws InterruptedException {
        job.checkpoint();
        namespace.ensure(release.namespace(), job.payload().createNamespace());
        if (job.payload().cover()) {
            job.recordOnce("covering", "overwrite current installation");
            cover.cover(release, job);
        }
        Revision revision =
                revisions.render(job, release, ClusterSpec.parse(job.payload().text(), "cluster.yaml"));
        claims.prepare(revision, job.payload().cover(), job);
        return revisions.record(job, revision);
    }

    @Override
    public void undo(RunningJob<ClusterArgs> job, JobStatus ending) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        boolean started = install.undo(release, job);
        job.finish(ending, started ? "the installed objects were removed" : "nothing was installed", () -> {
            history.removed(release);
            clusters.deleted(
                    release.uuid(), ending == JobStatus.CANCELED ? ClusterStatus.DELETED : ClusterStatus.FAILED);
        });
    }

    /** The cluster remains, so that it can be deleted after the cause has been corrected. */
    @Override
    public void abandon(RunningJob<ClusterArgs> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
