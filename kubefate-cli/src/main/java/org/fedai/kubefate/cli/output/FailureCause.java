package org.fedai.kubefate.cli.output;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;

/**
 * Why a job did not end in Success. A service that does not say so in one place has told it all the same: in the reasons of the modules,
 * else in the last state.
 */
public final class FailureCause {
    private FailureCause() {}

    /** One line; empty while the job runs, when it succeeded, and when it does not tell. */
    public static Optional<String> of(Job job) {
        if (!job.status().isFinal() || job.status() == JobStatus.SUCCESS) {
            return Optional.empty();
        }
        Optional<String> told = Optional.of(job.reason()).filter(reason -> !reason.isBlank());
        if (told.isPresent() && !isOutOfTime(job)) {
            return told;
        }
        // A job that was stopped was not ill.
        Optional<String> modules = job.status() == JobStatus.CANCELED ? Optional.empty() : ofModules(job);
        return modules.or(() -> told).or(() -> lastWord(job));
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

    private static Optional<String> lastWord(Job job) {
        return job.states().isEmpty()
                ? Optional.empty()
                : Optional.of(job.states().getLast());
    }

    /** True, but what took so long is the better answer. */
    private static boolean isOutOfTime(Job job) {
        return JobStates.of(job).stream().anyMatch(state -> state.kind() == JobState.Kind.TIMEOUT);
    }
}
