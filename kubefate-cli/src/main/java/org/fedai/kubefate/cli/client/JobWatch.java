package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClientException.Unreachable;
import org.fedai.kubefate.common.api.Job;
import org.jspecify.annotations.Nullable;

/**
 * Watches a job until it has ended: the service sends an event with each change. A service without events, or behind a proxy that holds
 * them back, is asked by long polling: it delays each response until the job changes. One without that is polled every few seconds.
 * Interruptions, such as a restart of the service, are tolerated.
 */
public final class JobWatch implements AutoCloseable {
    private static final Duration LONG_POLL = Duration.ofSeconds(25);
    private static final Duration POLL = Duration.ofSeconds(2);
    /** The maximum number of consecutive failures: four minutes, enough to restart the service on another node. */
    private static final int MAX_FAILURES = 120;

    private final JobClient jobs;
    private final Pause pause;
    private @Nullable EventClient events;
    private @Nullable EventSource source;
    private String lastId = "";
    private int failures;

    public JobWatch(JobClient jobs, EventClient events) {
        this(jobs, duration -> Thread.sleep(duration));
        this.events = events;
    }

    /** Without events. */
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

    /** Closes the stream of events. */
    @Override
    public void close() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    private Job ask(Job job, Consumer<String> note) {
        try {
            Job next = events == null ? poll(job) : await(job, events);
            failures = 0;
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

    private Job poll(Job job) {
        long started = System.nanoTime();
        Job next = jobs.get(job.uuid(), job.updatedAt(), LONG_POLL);
        if (next.equals(job) && System.nanoTime() - started < POLL.toNanos()) {
            pause();
        }
        return next;
    }

    /** The job after the next event, or when the stream begins: it may have changed before. */
    private Job await(Job job, EventClient client) {
        EventSource open = source;
        if (open == null) {
            source = client.open(Map.of("job_id", job.uuid()), lastId).orElse(null);
            if (source == null) {
                events = null;
                return job;
            }
        } else if (!hasNews(open)) {
            close();
            pause();
            return job;
        }
        return jobs.get(job.uuid());
    }

    /** @return false if the stream has ended or was lost */
    private boolean hasNews(EventSource open) {
        try {
            EventSource.Message message = open.next();
            while (message instanceof EventSource.Message.Heartbeat || (message != null && open.hasMore())) {
                message = open.next();
            }
            lastId = open.lastId();
            return message != null;
        } catch (IOException e) {
            lastId = open.lastId();
            return false;
        }
    }

    private void retryLater(ClientException cause, String message, Consumer<String> note) {
        close();
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
