package org.fedai.kubefate.cli.command;

import org.fedai.kubefate.cli.client.ClientException;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.JobWatch;
import org.fedai.kubefate.cli.output.FailureCause;
import org.fedai.kubefate.cli.output.JobProgress;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;

/** Handles a created job: prints its id and, if requested, watches it until it has ended. */
public final class StartedJob {
    private final Session session;

    public StartedJob(Session session) {
        this.session = session;
    }

    /** Prints the id of a job and waits for its end if requested. */
    public void created(Job job, boolean wait) {
        session.out().println("create job success, job id=" + job.uuid());
        session.out().flush();
        if (wait) {
            watch(job);
        }
    }

    /**
     * Watches a job until it has ended.
     *
     * @throws CommandException if it does not end in Success
     */
    public void watch(Job job) {
        Job ended = follow(job);
        if (ended.status() != JobStatus.SUCCESS) {
            String cause = FailureCause.of(ended).map(why -> ": " + why).orElse("");
            throw new CommandException(
                    ExitCode.JOB_FAILED, "job %s ended in %s%s".formatted(ended.uuid(), ended.status(), cause));
        }
    }

    private Job follow(Job job) {
        JobProgress progress = JobProgress.on(session.screen(), session.terminal(), session.timestamps());
        Thread interrupted = new Thread(() -> stopWatching(job, progress), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (progress;
                JobWatch watch =
                        new JobWatch(session.client().jobs(), session.client().events())) {
            return watch.follow(job, progress::show, progress::note);
        } catch (ClientException e) {
            if (!(e instanceof Refused refused) || refused.status() >= 500) {
                stopWatching(job, progress);
            }
            throw e;
        } finally {
            remove(interrupted);
        }
    }

    /** If watching ends early, prints that the job continues. */
    private void stopWatching(Job job, JobProgress progress) {
        progress.close();
        session.err()
                .println("kubefate: job " + job.uuid() + " continues; to resume watching, run kubefate job describe "
                        + job.uuid() + " --watch");
        session.err().flush();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already shutting down because of Ctrl-C, and the hook prints its message.
        }
    }
}
