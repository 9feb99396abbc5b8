package org.fedai.kubefate.cli.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;

/**
 * Why a job did not end in Success. A service that does not say so in one place has told it all the same: in the reasons of the modules,
 * else in the last state that is more than routine.
 */
public final class FailureCause {
    /** What every job says as it goes along, and as it clears up; none of it is why it failed. */
    private static final Pattern ROUTINE = Pattern.compile("update job status to Running"
            + "|create cluster in DB Success"
            + "|overwrite current installation"
            + "|helm install success"
            + "|Cluster update Success"
            + "|checkout cluster status \\[\\d+]"
            + "|what was installed is removed"
            + "|nothing was installed"
            + "|the cluster is as it was"
            + "|Cluster run rollback Success");

    /** True, but what took so long is the better answer. */
    private static final Pattern OUT_OF_TIME = Pattern.compile("timeOut!");

    private FailureCause() {}

    /** One line; empty while the job runs, when it succeeded, and when it does not tell. */
    public static Optional<String> of(Job job) {
        if (!job.status().isFinal() || job.status() == JobStatus.SUCCESS) {
            return Optional.empty();
        }
        Optional<String> told = Optional.of(job.reason()).filter(reason -> !reason.isBlank());
        if (told.filter(reason -> !OUT_OF_TIME.matcher(reason).find()).isPresent()) {
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
        return job.states().reversed().stream()
                .filter(state -> !ROUTINE.matcher(state).matches())
                .findFirst();
    }
}
