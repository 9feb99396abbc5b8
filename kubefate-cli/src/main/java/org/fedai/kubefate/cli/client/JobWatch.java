package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.util.function.Consumer;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClientException.Unreachable;
import org.fedai.kubefate.common.api.Job;

/**
 * Watches a job until it has ended, by long polling: the service delays each response until the job changes. A service
 * without long polling is polled every few seconds. Interruptions, such as a restart of the service, are tolerated.
 */
public final class JobWatch {
    private static final Duration LONG_POLL = Duration.ofSeconds(25);
    private static final Duration POLL = Duration.ofSeconds(2);
    /** The maximum number of consecutive failures: four minutes, enough to restart the service on another node. */
    private static final int MAX_FAILURES = 120;

    private final JobClient jobs;
    private final Pause pause;
    private int failures;

    public JobWatch(JobClient jobs) {
        this(jobs, duration -> Thread.sleep(duration));
    }

    JobWatch(JobClient jobs, Pause pause) {
        this.jobs = jobs;
        this.pause = pause;
    }

    /** Waits for a duration. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /**
     * Watches a job.
     *
     * @param job the last known state of the job
     * @param seen receives the job at the start and after each change
     * @param note receives messages, such as that the service is unavailable
     * @return the finished job
     * @throws ClientException if the service rejects a request or stays unavailable
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
            Job next = jobs.get(job.uuid(), job.updatedAt(), LONG_POLL);
            failures = 0;
            if (next.equals(job) && System.nanoTime() - started < POLL.toNanos()) {
                pause();
            }
            return next;
        } catch (Unreachable e) {
            retryLater(e, e.getMessage(), note);
            return job;
        } catch (Refused e) {
            if (e.status() < 500) {
                throw e;
            }
            retryLater(e, e.getMessage(), note);
            return job;
        }
    }

    private void retryLater(ClientException cause, String message, Consumer<String> note) {
        if (++failures > MAX_FAILURES) {
            throw cause;
        }
        if (failures == 1) {
            note.accept("retrying: " + message);
        }
        pause();
    }

    private void pause() {
        try {
            pause.of(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
