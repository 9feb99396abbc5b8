package org.fedai.kubefate.cli.output;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.SubJob;

/** What happened in a job, oldest first. Of a service that sends texts only, each is taken for a step. */
final class JobStates {
    private JobStates() {}

    static List<JobState> of(Job job) {
        return job.stateDetails().isEmpty()
                ? job.states().stream().map(JobState::step).toList()
                : job.stateDetails();
    }

    /** Whether a state only counts how often the job has looked; it changes all the time and tells nothing. */
    static boolean isCheck(JobState state) {
        return state.kind() == JobState.Kind.CHECK;
    }

    /** Whether the line of a module has it too; the job says it as well, for clients that read states only. */
    static boolean isToldByModule(Job job, JobState state) {
        return Optional.ofNullable(state.module())
                .map(job.subJobs()::get)
                .map(SubJob::reason)
                .filter(state.text()::endsWith)
                .isPresent();
    }
}
