package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.TestKind;
import org.fedai.kubefate.server.fate.FateException;
import org.fedai.kubefate.server.fate.FateFlow;
import org.fedai.kubefate.server.fate.FateParty;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.readiness.SecretMask;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Tests a cluster: whether its FATE works, reaches another party, and completes a job with it. Never changes the cluster. */
@Component
@EnableConfigurationProperties(ClusterTestSettings.class)
class TestCluster implements JobHandler<ClusterTestArgs> {
    static final JobMethod<ClusterTestArgs> METHOD = new JobMethod<>("ClusterTest", ClusterTestArgs.class);

    private final Clusters clusters;
    private final TestedParties parties;
    private final ClusterTests tests;
    private final ServiceProxy services;
    private final History history;
    private final ClusterTestSettings settings;

    TestCluster(
            Clusters clusters,
            TestedParties parties,
            ClusterTests tests,
            ServiceProxy services,
            History history,
            ClusterTestSettings settings) {
        this.clusters = clusters;
        this.parties = parties;
        this.tests = tests;
        this.services = services;
        this.history = history;
        this.settings = settings;
    }

    /** What a request leaves out. */
    static TestKind kind(ClusterTestArgs args) {
        return args.kind() == null ? TestKind.TOY : args.kind();
    }

    @Override
    public JobMethod<ClusterTestArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<ClusterTestArgs> job) throws InterruptedException {
        try {
            String result = new PartyTest(job, kind(job.payload()), sides(job), tests, settings).run();
            record(job, result);
        } catch (FateException e) {
            String reason = mask(job).mask(e.getMessage());
            record(job, reason);
            throw new FateException(reason);
        } catch (KubefateException e) {
            if (!(e instanceof KubernetesException kubernetes && kubernetes.isTransient())) {
                record(job, e.getMessage());
            }
            throw e;
        }
        job.finish(JobStatus.SUCCESS, "job run Success", () -> tests.ended(job.uuid(), JobStatus.SUCCESS));
    }

    private void record(RunningJob<?> job, String result) {
        job.write(() -> tests.result(job.uuid(), result));
    }

    /** FATE may log the passwords that it was given. */
    private SecretMask mask(RunningJob<?> job) {
        return SecretMask.of(history.possiblyApplied(clusters.release(job.clusterUuid())));
    }

    private TestSides sides(RunningJob<ClusterTestArgs> job) {
        FateParty own = parties.of(clusters.get(job.clusterUuid()));
        String other = otherParty(job.payload(), own);
        Optional<FateParty> otherHere = other.equals(own.id()) ? Optional.of(own) : parties.find(other);
        return new TestSides(new FateFlow(services, own), other, otherHere.map(party -> new FateFlow(services, party)));
    }

    /** Without another party the test is between the party and itself. */
    static String otherParty(ClusterTestArgs args, FateParty own) {
        return args.with() == null || args.with().isEmpty() ? own.id() : args.with();
    }

    @Override
    public void undo(RunningJob<ClusterTestArgs> job, JobStatus ending) {
        try {
            new TestLeftovers(job, sides(job), tests).remove();
        } catch (Problem gone) {
            job.warn("nothing was cleaned up in FATE: " + gone.getMessage());
        }
        job.finish(ending, "the cluster is unchanged", () -> {
            if (ending != JobStatus.FAILED) {
                tests.result(job.uuid(), ending == JobStatus.TIMEOUT ? "the time limit has expired" : "stopped");
            }
            tests.ended(job.uuid(), ending);
        });
    }

    @Override
    public void abandon(RunningJob<ClusterTestArgs> job) {
        tests.ended(job.uuid(), JobStatus.FAILED);
    }
}
