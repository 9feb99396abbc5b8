package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.adopt.HelmHistory;
import org.fedai.kubefate.server.release.history.Release;
import org.springframework.stereotype.Component;

/** Makes a cluster of a Helm release. If that fails, the release is as it was, except for labels. */
@Component
class AdoptCluster implements JobHandler<ClusterArgs> {
    static final JobMethod<ClusterArgs> METHOD = new JobMethod<>("ClusterAdopt", ClusterArgs.class);

    private final Clusters clusters;
    private final AdoptRelease adoption;
    private final LiveCluster live;

    AdoptCluster(Clusters clusters, AdoptRelease adoption, LiveCluster live) {
        this.clusters = clusters;
        this.adoption = adoption;
        this.live = live;
    }

    @Override
    public JobMethod<ClusterArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<ClusterArgs> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        if (!adoption.isAdopted(release)) {
            HelmHistory found = adoption.find(release)
                    .orElseThrow(() -> Problem.conflict("the Helm release " + release + " does not exist any more"));
            ClusterSpec spec = spec(job.payload());
            adoption.warnAboutLost(job, found, spec);
            adoption.adopt(job, release, found, spec);
        }
        boolean available = live.read(release.namespace(), release.name()).isAvailable();
        job.finish(
                JobStatus.SUCCESS,
                "job run Success",
                () -> clusters.endJob(release.uuid(), available ? ClusterStatus.RUNNING : ClusterStatus.UNAVAILABLE));
    }

    /** It was validated, or derived, before the job was stored. */
    private static ClusterSpec spec(ClusterArgs args) {
        return ClusterSpec.checked(args.text(), args.name(), args.namespace(), args.chartName(), args.chartVersion());
    }

    @Override
    public void undo(RunningJob<ClusterArgs> job, JobStatus ending) {
        job.finish(ending, "the release was not adopted; what runs was not changed", () -> abandon(job));
    }

    /** A cluster of the Go service remains one; a new one does not come into being. */
    @Override
    public void abandon(RunningJob<ClusterArgs> job) {
        String uuid = job.clusterUuid();
        if (clusters.get(uuid).isNew()) {
            clusters.deleted(uuid, ClusterStatus.FAILED);
        } else {
            clusters.endJob(uuid, ClusterStatus.UNAVAILABLE);
        }
    }
}
