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
import org.fedai.kubefate.server.release.Restore;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.readiness.AwaitReady;
import org.fedai.kubefate.server.release.readiness.MaskedReasons;
import org.springframework.stereotype.Component;

/** Waits until the workloads of a revision are available, and records the progress and problems of each module in the job. */
@Component
class AwaitRollout {
    private final AwaitReady awaitReady;
    private final History history;
    private final Restore restore;

    AwaitRollout(AwaitReady awaitReady, History history, Restore restore) {
        this.awaitReady = awaitReady;
        this.history = history;
        this.restore = restore;
    }

    /**
     * Waits for the Jobs of a revision to complete.
     *
     * @throws Problem if one fails
     */
    void awaitJobs(RunningJob<?> job, Revision revision) throws InterruptedException {
        MaskedReasons reasons = reasons(revision);
        awaitReady.awaitJobs(revision, job, workload -> {
            String reason = reasons.reason(workload);
            if (workload.phase() == WorkloadStatus.Phase.MISSING) {
                restore.checkNamespace(workload.key(), revision.release());
                throw Problem.invalid(workload.key() + " was deleted before it had completed");
            }
            if (workload.phase() == WorkloadStatus.Phase.FAILED) {
                throw Problem.invalid(workload.key() + " failed" + (reason == null ? "" : ": " + reason));
            }
            if (reason != null) {
                job.recordProgress(
                        problemsKey(workload), JobState.warning(workload.key() + " makes no progress: " + reason));
            }
        });
    }

    /**
     * Waits for the workloads of a revision to become available. Objects that are deleted meanwhile are applied again.
     *
     * @throws Problem if its namespace was deleted, or if an object is deleted again and again
     */
    void await(RunningJob<?> job, Revision revision) throws InterruptedException {
        Progress progress = new Progress(job, reasons(revision), restore, revision);
        job.recordCheck();
        awaitReady.await(revision, job, progress::changed, () -> restore.restoreMissing(revision, job));
    }

    /** Pods of an earlier revision may still be running, with its secrets. */
    private MaskedReasons reasons(Revision revision) {
        List<Revision> all = new ArrayList<>(history.othersPossiblyApplied(revision));
        all.add(revision);
        return new MaskedReasons(all);
    }

    /** Identifies the current problems of a workload. */
    private static String problemsKey(WorkloadStatus workload) {
        String all = workload.problems().stream()
                .map(problem -> problem.reason() + "/" + problem.container())
                .sorted()
                .collect(Collectors.joining(",", workload.key() + ":", ""));
        return "problems-" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Records the progress of modules. Why a module is not available is a state of its own; if only details change, such as
     * how often a container was restarted, that state is updated.
     */
    private static final class Progress {
        private final RunningJob<?> job;
        private final MaskedReasons reasons;
        private final Restore restore;
        private final Revision revision;

        Progress(RunningJob<?> job, MaskedReasons reasons, Restore restore, Revision revision) {
            this.job = job;
            this.reasons = reasons;
            this.restore = restore;
            this.revision = revision;
        }

        void changed(WorkloadStatus workload) throws InterruptedException {
            if (workload.phase() == WorkloadStatus.Phase.MISSING) {
                job.report(new ModuleProgress(
                        workload.key().name(),
                        workload.text(),
                        false,
                        "deleted while the job waited",
                        workload.key() + " was deleted while the job waited for it"));
                restore.restore(List.of(workload.key()), revision, job);
                return;
            }
            String module = workload.key().name();
            String reason = reasons.reason(workload);
            String problem = reason == null
                    ? null
                    : workload.problems().getFirst().reason().sentence();
            boolean isNew =
                    job.report(new ModuleProgress(module, workload.text(), workload.isAvailable(), problem, reason));
            if (isNew) {
                job.recordCheck();
                if (reason != null) {
                    job.recordProgress(
                            problemsKey(workload), JobState.warning(module, module + " is not available: " + reason));
                }
            }
        }
    }
}
