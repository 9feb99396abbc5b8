package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.util.function.Consumer;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClientException.Unreachable;
import org.fedai.kubefate.common.api.Job;

/**
 * Follows a job to its end. The service holds each answer back until the job changes; one that cannot is asked every few seconds. A
 * service that goes away for a while, such as for a restart, is waited for.
 */
public final class JobWatch {
    private static final Duration HELD = Duration.ofSeconds(25);
    private static final Duration POLL = Duration.ofSeconds(2);
    /** How often in a row a service may be away: four minutes in all, enough to start again elsewhere. */
    private static final int PATIENCE = 120;

    private final JobClient jobs;
    private final Pause pause;
    private int away;

    public JobWatch(JobClient jobs) {
        this(jobs, duration -> Thread.sleep(duration));
    }

    JobWatch(JobClient jobs, Pause pause) {
        this.jobs = jobs;
        this.pause = pause;
    }

    /** Lets time pass. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * Follows a job.
     *
     * @param job as it was last seen
     * @param seen gets the job at the start and at each change
     * @param note gets what else there is to say, such as that the service is away
     * @return the job at its end
     * @throws ClientException when the service refuses, or stays away
     */
    public Job follow(Job job, Consumer<Job> seen, Consumer<String> note) {
        seen.accept(job);
        while (!job.status().isFinal()) {
            Job next = ask(job, note);
            if (!next.equals(job)) {
                job = next;
                seen.accept(job);
            }
        }
        return job;
    }

    private Job ask(Job job, Consumer<String> note) {
        long started = System.nanoTime();
        try {
            Job next = jobs.get(job.uuid(), job.updatedAt(), HELD);
            away = 0;
            if (next.equals(job) && System.nanoTime() - started < POLL.toNanos()) {
                rest();
            }
            return next;
        } catch (Unreachable e) {
            beAway(e, e.getMessage(), note);
            return job;
        } catch (Refused e) {
            if (e.status() < 500) {
                throw e;
            }
            beAway(e, e.getMessage(), note);
            return job;
        }
    }

    private void beAway(ClientException cause, String message, Consumer<String> note) {
        if (++away > PATIENCE) {
            throw cause;
        }
        if (away == 1) {
            note.accept("waiting: " + message);
        }
        rest();
    }

    private void rest() {
        try {
            pause.of(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
