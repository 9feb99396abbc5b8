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
 * The jobs that this replica is running, to notify them while they wait. Stop requests are stored in the database first; those received
 * by other replicas are found there, by a single query for all jobs.
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

    void add(RunningJob<?> job) {
        running.put(job.uuid(), job);
        if (closing) {
            job.shutDown();
        }
    }

    void remove(RunningJob<?> job) {
        running.remove(job.uuid(), job);
    }

    void requestStop(String uuid) {
        RunningJob<?> job = running.get(uuid);
        if (job != null) {
            job.requestStop();
        }
    }

    @Scheduled(fixedDelay = 1000)
    void findStopRequests() {
        if (running.isEmpty()) {
            return;
        }
        try {
            jobs.uuidsInStatus(JobStatus.STOPPING).forEach(this::requestStop);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("cannot read stop requests, retrying in a second: {}", e.getMessage());
        }
    }

    /** Suspends all jobs, so that another replica, or this one after its restart, resumes them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        running.values().forEach(RunningJob::shutDown);
    }
}
