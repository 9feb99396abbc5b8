package org.fedai.kubefate.cli.output;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.SubJob;

/** The states of a job, oldest first. If the service sends only texts, each is treated as a step. */
final class JobStates {
    private JobStates() {}

    static List<JobState> of(Job job) {
        return job.stateDetails().isEmpty()
                ? job.states().stream().map(JobState::step).toList()
                : job.stateDetails();
    }

    /** Whether a state only counts the checks of the job; it changes constantly and is not informative. */
    static boolean isCheck(JobState state) {
        return state.kind() == JobState.Kind.CHECK;
    }

    /** Whether the line of a module contains it, too; the job repeats it for clients that read only states. */
    static boolean isReportedByModule(Job job, JobState state) {
        return Optional.ofNullable(state.module())
                .map(job.subJobs()::get)
                .map(SubJob::reason)
                .filter(state.text()::endsWith)
                .isPresent();
    }
}
