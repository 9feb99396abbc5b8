package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.Repair;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/**
 * Applies the deployed revision of a cluster again: what was deleted is created, and what was changed is reset. If that fails, what was
 * repaired remains. Hooks are not run, because nothing is installed or updated.
 */
@Component
class RepairCluster implements JobHandler<Void> {
    static final JobMethod<Void> METHOD = JobMethod.withoutPayload("ClusterRepair");

    private final Clusters clusters;
    private final AdoptRelease adoption;
    private final TargetNamespace namespace;
    private final History history;
    private final HelmJournal helm;
    private final Repair repair;
    private final AwaitRollout awaitRollout;

    RepairCluster(
            Clusters clusters,
            AdoptRelease adoption,
            TargetNamespace namespace,
            History history,
            HelmJournal helm,
            Repair repair,
            AwaitRollout awaitRollout) {
        this.clusters = clusters;
        this.adoption = adoption;
        this.namespace = namespace;
        this.history = history;
        this.helm = helm;
        this.repair = repair;
        this.awaitRollout = awaitRollout;
    }

    @Override
    public JobMethod<Void> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<Void> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        adoption.adoptIfUnknown(job, release);
        Revision deployed = history.deployed(release)
                .orElseThrow(() -> Problem.conflict("cluster " + release + " has no deployed revision to repair"));
        boolean recreated = namespace.restore(release.namespace(), job);
        if (!recreated) {
            helm.checkUnchanged(release);
        }
        repair.apply(deployed, recreated, job);
        awaitRollout.await(job, deployed);
        job.finish(JobStatus.SUCCESS, "job run Success", () -> clusters.endJob(release.uuid(), ClusterStatus.RUNNING));
    }

    @Override
    public void undo(RunningJob<Void> job, JobStatus ending) {
        job.finish(ending, "the cluster was not repaired completely; what was repaired remains", () -> abandon(job));
    }

    @Override
    public void abandon(RunningJob<Void> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.UNAVAILABLE);
    }
}
