package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.JobWork;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.Cover;
import org.fedai.kubefate.server.release.Install;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Installs a cluster, and leaves nothing of it behind when that does not succeed. */
@Component
class InstallCluster implements JobWork<ClusterArgs> {
    static final JobMethod<ClusterArgs> METHOD = new JobMethod<>("ClusterInstall", ClusterArgs.class);

    private final Clusters clusters;
    private final TargetNamespace namespace;
    private final RecordRevision revisions;
    private final Cover cover;
    private final Install install;
    private final BringUp bringUp;
    private final History history;

    InstallCluster(
            Clusters clusters,
            TargetNamespace namespace,
            RecordRevision revisions,
            Cover cover,
            Install install,
            BringUp bringUp,
            History history) {
        this.clusters = clusters;
        this.namespace = namespace;
        this.revisions = revisions;
        this.cover = cover;
        this.install = install;
        this.bringUp = bringUp;
        this.history = history;
    }

    @Override
    public JobMethod<ClusterArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<ClusterArgs> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        job.tellOnce("created", "create cluster in DB Success");
        job.write(() -> clusters.become(release.uuid(), ClusterStatus.CREATING));
        Optional<Revision> recorded = revisions.recorded(job, release);
        Revision revision = recorded.isPresent() ? recorded.get() : prepare(job, release);
        install.apply(revision, job);
        job.tellOnce("installed", "helm install success");
        bringUp.await(job, revision);
        install.complete(revision, job);
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.deployed(revision);
            clusters.runs(release.uuid(), revision);
        });
    }

    /** Only while nothing is applied: what is there then is not our own. */
    private Revision prepare(RunningJob<ClusterArgs> job, Release release) throws InterruptedException {
        job.checkpoint();
        namespace.ensure(release.namespace(), job.payload().createNamespace());
        if (job.payload().cover()) {
            job.tellOnce("covering", "overwrite current installation");
            cover.cover(release, job::checkpoint);
        }
        return revisions.record(job, release, ClusterSpec.parse(job.payload().text(), "cluster.yaml"));
    }

    @Override
    public void undo(RunningJob<ClusterArgs> job, JobStatus ending) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        boolean begun = install.undo(release, job);
        job.finish(ending, begun ? "what was installed is removed" : "nothing was installed", () -> {
            history.removed(release);
            clusters.gone(release.uuid(), ending == JobStatus.CANCELED ? ClusterStatus.DELETED : ClusterStatus.FAILED);
        });
    }

    /** It stays a living cluster, so that it can be deleted when whatever is in the way is gone. */
    @Override
    public void letGo(RunningJob<ClusterArgs> job) {
        clusters.release(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
