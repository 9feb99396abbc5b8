package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.Uninstall;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.springframework.stereotype.Component;

/** Deletes a cluster. If that fails, the cluster remains. */
@Component
class DeleteCluster implements JobHandler<Void> {
    static final JobMethod<Void> METHOD = JobMethod.withoutPayload("ClusterDelete");

    private final Clusters clusters;
    private final AdoptRelease adoption;
    private final History history;
    private final Uninstall uninstall;

    DeleteCluster(Clusters clusters, AdoptRelease adoption, History history, Uninstall uninstall) {
        this.clusters = clusters;
        this.adoption = adoption;
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
        adoption.adoptIfUnknown(job, release);
        uninstall.uninstallWithHooks(release, job);
        job.recordOnce("uninstalled", "uninstall Success");
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.removed(release);
            clusters.deleted(release.uuid(), ClusterStatus.DELETED);
        });
    }

    @Override
    public void undo(RunningJob<Void> job, JobStatus ending) throws InterruptedException {
        uninstall.giveUp(clusters.release(job.clusterUuid()), job);
        job.finish(
                ending,
                "the cluster was not deleted completely; correct the cause and delete it again",
                () -> abandon(job));
    }

    @Override
    public void abandon(RunningJob<Void> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
