package org.fedai.kubefate.server.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.server.job.ModuleProgress;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.readiness.AwaitReady;
import org.fedai.kubefate.server.release.readiness.Sickness;
import org.springframework.stereotype.Component;

/** Waits for a revision to come up and tells in the job how far each module has come, and what keeps it. */
@Component
class BringUp {
    private final AwaitReady awaitReady;
    private final History history;

    BringUp(AwaitReady awaitReady, History history) {
        this.awaitReady = awaitReady;
        this.history = history;
    }

    /** Waits for the Jobs of a revision; one that gives up is a failure. */
    void awaitJobs(RunningJob<?> job, Revision revision) throws InterruptedException {
        Sickness sickness = sickness(revision);
        awaitReady.awaitJobs(revision, job, workload -> {
            String reason = sickness.reason(workload);
            if (workload.phase() == WorkloadStatus.Phase.FAILED) {
                throw Problem.invalid(workload.key() + " failed" + (reason == null ? "" : ": " + reason));
            }
            if (reason != null) {
                job.tellProgress(symptoms(workload), JobState.warning(workload.key() + " does not get on: " + reason));
            }
        });
    }

    void await(RunningJob<?> job, Revision revision) throws InterruptedException {
        Progress progress = new Progress(job, sickness(revision));
        job.tellCheck();
        awaitReady.await(revision, job, progress::heard);
    }

    /** Pods of an earlier revision may still run, with its secrets. */
    private Sickness sickness(Revision revision) {
        List<Revision> all = new ArrayList<>(history.othersPerhapsApplied(revision));
        all.add(revision);
        return new Sickness(all);
    }

    /** The same for the same reasons. */
    private static String symptoms(WorkloadStatus workload) {
        String all = workload.problems().stream()
                .map(problem -> problem.reason() + "/" + problem.container())
                .sorted()
                .collect(Collectors.joining(",", workload.key() + ":", ""));
        return "sick-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The line about the state of things is one that changes. What ails a module gets a line of its own, once: when only its details change, such as
     * how often a container was restarted, so does that line.
     */
    private static final class Progress {
        private final RunningJob<?> job;
        private final Sickness sickness;

        Progress(RunningJob<?> job, Sickness sickness) {
            this.job = job;
            this.sickness = sickness;
        }

        void heard(WorkloadStatus workload) {
            String module = workload.key().name();
            String reason = sickness.reason(workload);
            String problem = reason == null
                    ? null
                    : workload.problems().getFirst().reason().sentence();
            boolean isNew =
                    job.report(new ModuleProgress(module, workload.text(), workload.isAvailable(), problem, reason));
            if (isNew) {
                job.tellCheck();
                if (reason != null) {
                    job.tellProgress(
                            symptoms(workload), JobState.warning(module, module + " is not available: " + reason));
                }
            }
        }
    }
}
