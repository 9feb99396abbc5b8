package org.fedai.kubefate.cli.command;

import java.util.Optional;
import org.fedai.kubefate.cli.client.JobWatch;
import org.fedai.kubefate.cli.output.JobProgress;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;

/** What happens after a job has been created: its id is told and, when asked for, it is watched to its end. */
final class StartedJob {
    private final Session session;

    StartedJob(Session session) {
        this.session = session;
    }

    /** Tells the job's id and waits for its end when {@code wait} says so. */
    void tell(Job job, boolean wait) {
        session.out().println("create job success, job id=" + job.uuid());
        session.out().flush();
        if (wait) {
            watch(job);
        }
    }

    /**
     * Shows the job until it has ended.
     *
     * @throws CommandException when it does not end in Success
     */
    void watch(Job job) {
        Thread farewell = new Thread(() -> sayGoodbye(job), "farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        Job ended;
        try (JobProgress progress = JobProgress.on(session.out(), session.terminal(), session.moments())) {
            ended = new JobWatch(session.client().jobs()).follow(job, progress::show, progress::note);
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
        if (ended.status() != JobStatus.SUCCESS) {
            throw new CommandException(
                    ExitCode.JOB_FAILED, "job %s ended as %s%s".formatted(ended.uuid(), ended.status(), reason(ended)));
        }
    }

    private void sayGoodbye(Job job) {
        session.err()
                .println("kubefate: job " + job.uuid() + " goes on without being watched; kubefate job describe "
                        + job.uuid() + " --watch looks on");
        session.err().flush();
    }

    private static String reason(Job job) {
        return job.subJobs().values().stream()
                .filter(subJob -> subJob.reason() != null)
                .findFirst()
                .map(SubJob::reason)
                .or(() -> job.states().isEmpty()
                        ? Optional.empty()
                        : Optional.of(job.states().getLast()))
                .map(reason -> ": " + reason)
                .orElse("");
    }
}
