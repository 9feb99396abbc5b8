package org.fedai.kubefate.server.cluster;

import java.util.stream.Collectors;
import org.fedai.kubefate.server.job.ModuleProgress;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.Ailment;
import org.fedai.kubefate.server.kubernetes.WorkloadStatus;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.AwaitReady;
import org.fedai.kubefate.server.release.Revision;
import org.springframework.stereotype.Component;

/** Waits for a revision to come up and tells in the job how far each module has come, and what keeps it. */
@Component
class BringUp {
    private final AwaitReady awaitReady;

    BringUp(AwaitReady awaitReady) {
        this.awaitReady = awaitReady;
    }

    /** Waits for the Jobs of a revision; one that gives up is a failure. */
    void awaitJobs(RunningJob job, Revision revision) throws InterruptedException {
        awaitReady.awaitJobs(revision, job, workload -> {
            if (workload.phase() == WorkloadStatus.Phase.FAILED) {
                throw Problem.invalid(
                        workload.key() + " failed" + (workload.ailments().isEmpty() ? "" : ": " + reason(workload)));
            }
        });
    }

    void await(RunningJob job, Revision revision) throws InterruptedException {
        Progress progress = new Progress(job);
        progress.checked();
        awaitReady.await(revision, job, progress::heard);
    }

    private static String reason(WorkloadStatus workload) {
        return workload.ailments().stream().map(Ailment::sentence).collect(Collectors.joining("; "));
    }

    /** The line about the state of things is one that changes; a reason gets a line of its own, once. */
    private static final class Progress {
        private final RunningJob job;
        private int changes;

        Progress(RunningJob job) {
            this.job = job;
        }

        void heard(WorkloadStatus workload) {
            String reason = workload.ailments().isEmpty() ? null : reason(workload);
            boolean isNew = job.report(
                    new ModuleProgress(workload.key().name(), workload.text(), workload.isAvailable(), reason));
            if (isNew) {
                checked();
                if (reason != null) {
                    job.tell(workload.key().name() + " is not available: " + reason);
                }
            }
        }

        void checked() {
            job.tellProgress("checkout", "checkout cluster status [" + changes++ + "]");
        }
    }
}
