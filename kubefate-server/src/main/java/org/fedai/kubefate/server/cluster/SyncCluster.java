package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.SyncRelease;
import org.fedai.kubefate.server.release.adopt.HelmHistory;
import org.fedai.kubefate.server.release.helm.HelmChange;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Takes in what Helm has done to a cluster: a new revision, or its removal. No pod restarts. */
@Component
class SyncCluster implements JobHandler<Void> {
    static final JobMethod<Void> METHOD = JobMethod.withoutPayload("ClusterSync");

    private final Clusters clusters;
    private final AdoptRelease adoption;
    private final HelmJournal helm;
    private final SyncRelease sync;
    private final History history;
    private final LiveCluster live;

    SyncCluster(
            Clusters clusters,
            AdoptRelease adoption,
            HelmJournal helm,
            SyncRelease sync,
            History history,
            LiveCluster live) {
        this.clusters = clusters;
        this.adoption = adoption;
        this.helm = helm;
        this.sync = sync;
        this.history = history;
        this.live = live;
    }

    @Override
    public JobMethod<Void> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<Void> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        Optional<HelmChange> change = helm.change(release);
        if (change.isPresent()) {
            if (change.get().isPending()) {
                throw Problem.conflict(change.get().text()
                        + "; wait until Helm has finished, or end what was interrupted with helm rollback");
            }
            if (change.get().isRemoved()) {
                if (isGone(job, release, change.get())) {
                    return;
                }
            } else {
                HelmHistory found = adoption.find(release)
                        .orElseThrow(
                                () -> Problem.conflict("the Helm release " + release + " does not exist any more"));
                adoption.follow(job, release, found);
            }
        } else {
            job.recordOnce("unchanged", "Helm has not changed the release");
        }
        boolean available = live.read(release.namespace(), release.name()).isAvailable();
        job.finish(
                JobStatus.SUCCESS,
                "job run Success",
                () -> clusters.endJob(release.uuid(), available ? ClusterStatus.RUNNING : ClusterStatus.UNAVAILABLE));
    }

    /** Whether nothing is left of the cluster; the job has ended then. */
    private boolean isGone(RunningJob<Void> job, Release release, HelmChange change) {
        Optional<Revision> deployed = history.deployed(release);
        List<ObjectKey> remains = deployed.map(sync::remains).orElse(List.of());
        if (deployed.isEmpty() || remains.isEmpty()) {
            job.recordOnce(
                    "removed", change.text() + "; nothing of the cluster is left, and it is deleted here as well");
            job.finish(JobStatus.SUCCESS, "job run Success", () -> {
                history.removed(release);
                helm.forget(release);
                clusters.deleted(release.uuid(), ClusterStatus.DELETED);
            });
            return true;
        }
        sync.restoreRecord(deployed.get(), job);
        job.recordOnce(
                "restored",
                change.text() + "; " + remains.size() + " objects of the cluster still exist, such as "
                        + remains.getFirst() + ", so that it remains, and its record for Helm was written again");
        return false;
    }

    @Override
    public void undo(RunningJob<Void> job, JobStatus ending) {
        job.finish(ending, "the cluster was not changed", () -> abandon(job));
    }

    @Override
    public void abandon(RunningJob<Void> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.UNAVAILABLE);
    }
}
