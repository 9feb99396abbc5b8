package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.JobWork;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.Uninstall;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.springframework.stereotype.Component;

/** Removes a cluster. When that fails, the cluster is not forgotten. */
@Component
class DeleteCluster implements JobWork<Void> {
    static final JobMethod<Void> METHOD = JobMethod.withoutPayload("ClusterDelete");

    private final Clusters clusters;
    private final History history;
    private final Uninstall uninstall;

    DeleteCluster(Clusters clusters, History history, Uninstall uninstall) {
        this.clusters = clusters;
        this.history = history;
        this.uninstall = uninstall;
    }

    @Override
    public JobMethod<Void> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<Void> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        uninstall.uninstallWithHooks(release, job);
        job.tellOnce("uninstalled", "uninstall Success");
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.removed(release);
            clusters.gone(release.uuid(), ClusterStatus.DELETED);
        });
    }

    @Override
    public void undo(RunningJob<Void> job, JobStatus ending) {
        job.finish(ending, "the cluster stays; delete it again when the cause is removed", () -> letGo(job));
    }

    @Override
    public void letGo(RunningJob<Void> job) {
        clusters.release(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
