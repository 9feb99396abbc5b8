package org.fedai.kubefate.server.cluster;

import java.time.Clock;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.Jobs;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a job and changes its cluster in one short transaction. */
@Component
class ClusterJobs {
    private final ClusterRepository clusters;
    private final Jobs jobs;
    private final Clock clock;

    ClusterJobs(ClusterRepository clusters, Jobs jobs, Clock clock) {
        this.clusters = clusters;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException if the name is taken */
    @Transactional
    public Job install(ClusterSpec spec, ClusterArgs args, String creator) {
        ClusterEntity cluster = clusters.save(new ClusterEntity(spec, clock.instant()));
        NewJob job = NewJob.of(InstallCluster.METHOD, cluster.uuid(), creator, args);
        cluster.beginJob(job.uuid(), ClusterStatus.PENDING, clock.instant());
        return jobs.start(job);
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException if the name is taken */
    @Transactional
    public Job adopt(ClusterSpec spec, ClusterArgs args, String creator) {
        ClusterEntity cluster = clusters.save(new ClusterEntity(spec, clock.instant()));
        NewJob job = NewJob.of(AdoptCluster.METHOD, cluster.uuid(), creator, args);
        cluster.beginJob(job.uuid(), ClusterStatus.PENDING, clock.instant());
        return jobs.start(job);
    }

    /** @throws Problem if a job is changing the cluster */
    static void checkIdle(ClusterEntity cluster) {
        if (cluster.busyWith() != null) {
            throw Problem.conflict("cluster " + cluster.toRelease() + " is " + cluster.status() + ": job "
                    + cluster.busyWith() + " is in progress");
        }
    }

    /**
     * Starts a job on an existing cluster.
     *
     * @param during the cluster's status while the job is running
     * @throws Problem if another job is running, or the cluster does not exist
     */
    @Transactional
    public Job work(NewJob job, ClusterStatus during) {
        String uuid = job.clusterUuid();
        ClusterEntity cluster = clusters.lock(uuid)
                .filter(found -> found.deletedAt() == null)
                .orElseThrow(() -> Problem.notFound("there is no cluster with uuid " + uuid));
        checkIdle(cluster);
        cluster.beginJob(job.uuid(), during, clock.instant());
        return jobs.start(job);
    }
}
