package org.fedai.kubefate.cli.command;

import org.fedai.kubefate.cli.client.ClientException;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.JobWatch;
import org.fedai.kubefate.cli.output.FailureCause;
import org.fedai.kubefate.cli.output.JobProgress;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;

/** What happens after a job has been created: its id is told and, when asked for, it is watched to its end. */
public final class StartedJob {
    private final Session session;

    public StartedJob(Session session) {
        this.session = session;
    }

    /** Tells the job's id and waits for its end when {@code wait} says so. */
    public void tell(Job job, boolean wait) {
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
    public void watch(Job job) {
        Job ended = follow(job);
        if (ended.status() != JobStatus.SUCCESS) {
            String cause = FailureCause.of(ended).map(why -> ": " + why).orElse("");
            throw new CommandException(
                    ExitCode.JOB_FAILED, "job %s ended as %s%s".formatted(ended.uuid(), ended.status(), cause));
        }
    }

    private Job follow(Job job) {
        JobProgress progress = JobProgress.on(session.out(), session.terminal(), session.moments());
        Thread interrupted = new Thread(() -> leave(job, progress), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (progress) {
            return new JobWatch(session.client().jobs()).follow(job, progress::show, progress::note);
        } catch (ClientException e) {
            if (!(e instanceof Refused refused) || refused.status() >= 500) {
                leave(job, progress);
            }
            throw e;
        } finally {
            remove(interrupted);
        }
    }

    /** Whoever stops looking before the end is told that the job does not stop with it. */
    private void leave(Job job, JobProgress progress) {
        progress.close();
        session.err()
                .println("kubefate: job " + job.uuid() + " goes on without being watched; kubefate job describe "
                        + job.uuid() + " --watch looks on");
        session.err().flush();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Ctrl-C came at the very end, and the hook has its say.
        }
    }
}
