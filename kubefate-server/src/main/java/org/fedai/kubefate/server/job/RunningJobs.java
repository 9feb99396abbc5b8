package org.fedai.kubefate.server.job;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.common.api.JobStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The jobs this replica is at work on, to be reached while they wait. What they are told here is recorded in the database first; a stop that
 * came in at another replica is found there, by one query for all jobs.
 */
@Component
class RunningJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RunningJobs.class);

    private final Map<String, RunningJob<?>> running = new ConcurrentHashMap<>();
    private final JobRepository jobs;
    private volatile boolean closing;

    RunningJobs(JobRepository jobs) {
        this.jobs = jobs;
    }

    void enter(RunningJob<?> job) {
        running.put(job.uuid(), job);
        if (closing) {
            job.shutDown();
        }
    }

    void leave(RunningJob<?> job) {
        running.remove(job.uuid(), job);
    }

    void askToStop(String uuid) {
        RunningJob<?> job = running.get(uuid);
        if (job != null) {
            job.askToStop();
        }
    }

    @Scheduled(fixedDelay = 1000)
    void findStops() {
        if (running.isEmpty()) {
            return;
        }
        try {
            jobs.uuidsInStatus(JobStatus.STOPPING).forEach(this::askToStop);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("stops are looked for again in a second: {}", e.getMessage());
        }
    }

    /** Lets go of everything at once, so that another replica, or this one after its restart, goes on. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        running.values().forEach(RunningJob::shutDown);
    }
}
