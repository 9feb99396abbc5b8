package org.fedai.kubefate.server.cluster;

import java.time.Clock;
import java.util.Optional;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.LastTest;
import org.fedai.kubefate.common.api.TestKind;
import org.fedai.kubefate.server.job.Jobs;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tests of clusters: started one at a time, and the last result of each cluster kept. They do not change the row of the cluster. */
@Component
class ClusterTests {
    private final ClusterRepository clusters;
    private final ClusterTestRepository tests;
    private final Jobs jobs;
    private final Clock clock;

    ClusterTests(ClusterRepository clusters, ClusterTestRepository tests, Jobs jobs, Clock clock) {
        this.clusters = clusters;
        this.tests = tests;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Starts a test.
     *
     * @throws Problem if a job is changing the cluster, or another test of it is running
     */
    @Transactional
    public Job start(NewJob job, TestKind kind, String otherParty) {
        String uuid = job.clusterUuid();
        ClusterEntity cluster = clusters.lock(uuid)
                .filter(found -> found.deletedAt() == null)
                .orElseThrow(() -> Problem.notFound("there is no cluster with uuid " + uuid));
        ClusterJobs.checkIdle(cluster);
        tests.findFirstByClusterUuidAndStatusIsNull(uuid).ifPresent(running -> {
            throw Problem.conflict("cluster " + cluster.toRelease() + " is being tested already: job "
                    + running.jobUuid() + " is in progress");
        });
        tests.save(new ClusterTestEntity(job.uuid(), uuid, kind, otherParty));
        return jobs.start(job);
    }

    /** The job of FATE that the test has submitted, by this worker or an earlier one. */
    @Transactional(readOnly = true)
    public Optional<String> fateJob(String jobUuid) {
        return tests.findByJobUuid(jobUuid).map(ClusterTestEntity::fateJob);
    }

    /** The last test of a cluster that has ended. */
    @Transactional(readOnly = true)
    public Optional<LastTest> last(String clusterUuid) {
        return tests.findFirstByClusterUuidAndStatusIsNotNullOrderByIdDesc(clusterUuid)
                .map(ClusterTestEntity::toWire);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void submitted(String jobUuid, String fateJob) {
        tests.findByJobUuid(jobUuid).ifPresent(test -> test.submitted(fateJob));
    }

    /** Keeps the result until the test has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void result(String jobUuid, String text) {
        tests.findByJobUuid(jobUuid).ifPresent(test -> test.setResult(text));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String jobUuid, JobStatus status) {
        tests.findByJobUuid(jobUuid).ifPresent(test -> {
            test.end(status, clock.instant());
            tests.deleteOtherResults(test.clusterUuid(), jobUuid);
        });
    }
}
