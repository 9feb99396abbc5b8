package org.fedai.kubefate.cli.output;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;

/**
 * Why a job did not end in Success: the reason of the job, or, for services without one, the reasons of its modules or
 * its last state.
 */
public final class FailureCause {
    private FailureCause() {}

    /** One line; empty if the job is running or successful, or if the cause is unknown. */
    public static Optional<String> of(Job job) {
        if (!job.status().isFinal() || job.status() == JobStatus.SUCCESS) {
            return Optional.empty();
        }
        Optional<String> jobReason = Optional.of(job.reason()).filter(reason -> !reason.isBlank());
        if (jobReason.isPresent() && !isTimeout(job)) {
            return jobReason;
        }
        // The modules are not the cause if the job was canceled.
        Optional<String> modules = job.status() == JobStatus.CANCELED ? Optional.empty() : ofModules(job);
        return modules.or(() -> jobReason).or(() -> lastState(job));
    }

    private static Optional<String> ofModules(Job job) {
        List<String> reasons = SubJobs.of(job).stream()
                .filter(module -> module.reason() != null)
                .map(FailureCause::ofModule)
                .toList();
        return switch (reasons.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(reasons.getFirst());
            default ->
                Optional.of("%s (and %d more; kubefate job describe %s shows them)"
                        .formatted(reasons.getFirst(), reasons.size() - 1, job.uuid()));
        };
    }

    private static String ofModule(SubJob module) {
        return module.moduleName() + ": " + module.reason();
    }

    private static Optional<String> lastState(Job job) {
        return job.states().isEmpty()
                ? Optional.empty()
                : Optional.of(job.states().getLast());
    }

    /** Exceeding the time limit is correct, but the module that was not ready is a better answer. */
    private static boolean isTimeout(Job job) {
        return JobStates.of(job).stream().anyMatch(state -> state.kind() == JobState.Kind.TIMEOUT);
    }
}
