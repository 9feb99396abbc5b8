package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.Rollback;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Ends a job whose revision has failed: goes back to what was deployed before, by a revision with the same content. */
@Component
class WayBack {
    private final Clusters clusters;
    private final History history;
    private final Rollback rollback;

    WayBack(Clusters clusters, History history, Rollback rollback) {
        this.clusters = clusters;
        this.history = history;
        this.rollback = rollback;
    }

    /**
     * Goes back, up to {@link RunningJob#finish}. Idempotent.
     *
     * @param failed the revision of the job
     * @param force whether to delete objects and create them again where fields cannot be changed
     */
    void go(RunningJob<?> job, Revision failed, JobStatus ending, boolean force) throws InterruptedException {
        rollback.giveUp(failed, job);
        Revision target = recorded(job, failed.release());
        rollback.apply(target, job, force);
        rollback.complete(target, job);
        JobStatus status = ending == JobStatus.CANCELED ? ending : JobStatus.ROLLBACK;
        job.finish(status, "Cluster run rollback Success", () -> {
            history.deployed(target);
            clusters.rolledBack(target.release().uuid(), target);
        });
    }

    private Revision recorded(RunningJob<?> job, Release release) {
        return history.undoOf(release, job.uuid()).orElseGet(() -> {
            Revision before = history.deployed(release)
                    .orElseThrow(
                            () -> new IllegalStateException("no deployed revision of " + release + " to roll back to"));
            Revision target = rollback.to(before, job.uuid());
            job.write(() -> history.record(target));
            return target;
        });
    }
}
