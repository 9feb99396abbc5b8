package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.RollbackArgs;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Checks requests to roll a cluster back and starts the jobs. */
@Component
class RollbackRequests {
    private final CheckRollback checks;
    private final CheckChanges changes;
    private final ClusterJobs jobs;

    RollbackRequests(CheckRollback checks, CheckChanges changes, ClusterJobs jobs) {
        this.checks = checks;
        this.changes = changes;
        this.jobs = jobs;
    }

    /** @throws Problem if the cluster cannot be rolled back in this way */
    Job start(ClusterEntity cluster, RollbackArgs args, String creator) {
        if (cluster.deletedAt() != null) {
            throw Problem.notFound("cluster " + cluster.toRelease()
                    + " was deleted and cannot be rolled back; install it again with the cluster.yaml of one of its"
                    + " revisions (kubefate cluster get values " + cluster.uuid() + ")");
        }
        ClusterJobs.checkIdle(cluster);
        CheckRollback.Allowed allowed = checks.check(cluster.toRevised(), args.revision(), args.force());
        NewJob job = NewJob.of(
                RollbackCluster.METHOD,
                cluster.uuid(),
                creator,
                new RollbackArgs(allowed.target().number(), args.force()));
        changes.check(job, allowed.deployed(), allowed.target(), args.force());
        return jobs.work(job, ClusterStatus.UPDATING);
    }
}
