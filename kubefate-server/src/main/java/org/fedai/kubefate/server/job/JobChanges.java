package org.fedai.kubefate.server.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes those who wait for a job to change. What this replica writes is told at once; for what others write the database is looked at once a
 * second, by one query for all who wait, and not at all while nobody does.
 */
@Component
class JobChanges {
    private static final Logger LOG = LoggerFactory.getLogger(JobChanges.class);

    private final Set<Ear> ears = ConcurrentHashMap.newKeySet();
    private final JobRepository jobs;
    private volatile boolean closing;

    JobChanges(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** Begins to listen: a change that comes after this is not missed. */
    Ear listen(String uuid, Instant since) {
        Ear ear = new Ear(uuid, since);
        ears.add(ear);
        if (closing) {
            ear.wake();
        }
        return ear;
    }

    /** To be called in the transaction that changes the job. */
    void tellAfterCommit(String uuid) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ears.stream().filter(ear -> ear.uuid.equals(uuid)).forEach(Ear::wake);
            }
        });
    }

    @Scheduled(fixedDelay = 1000)
    void look() {
        List<Ear> waiting = List.copyOf(ears);
        if (waiting.isEmpty()) {
            return;
        }
        try {
            Map<String, JobMark> marks =
                    jobs.marks(waiting.stream().map(ear -> ear.uuid).collect(Collectors.toSet())).stream()
                            .collect(Collectors.toMap(JobMark::uuid, mark -> mark));
            waiting.stream()
                    .filter(ear ->
                            !marks.containsKey(ear.uuid) || marks.get(ear.uuid).isNews(ear.since))
                    .forEach(Ear::wake);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("changes of jobs are looked for again in a second: {}", e.getMessage());
        }
    }

    /** Who waits is answered at once, so that the service can end. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        ears.forEach(Ear::wake);
    }

    /** One who waits for one job. Close it, or the job is looked for all the time. */
    final class Ear implements AutoCloseable {
        private final String uuid;
        private final Instant since;
        private final Semaphore news = new Semaphore(0);

        private Ear(String uuid, Instant since) {
            this.uuid = uuid;
            this.since = since;
        }

        /** @return whether it is worth a look; false when the time was over first */
        boolean await(Duration limit) throws InterruptedException {
            boolean woken = news.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
            news.drainPermits();
            return woken && !closing;
        }

        private void wake() {
            news.release();
        }

        @Override
        public void close() {
            ears.remove(this);
        }
    }
}
