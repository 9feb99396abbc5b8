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
 * Notifies subscribers of changes of jobs: immediately of changes by this replica, and by polling the database once a
 * second, with a single query for all subscribers, of changes by other replicas.
 */
@Component
class JobChanges {
    private static final Logger LOG = LoggerFactory.getLogger(JobChanges.class);

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final JobRepository jobs;
    private volatile boolean closing;

    JobChanges(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** Subscribes to changes of a job. Changes after this call are not missed. */
    Subscription subscribe(String uuid, Instant since) {
        Subscription subscription = new Subscription(uuid, since);
        subscriptions.add(subscription);
        if (closing) {
            subscription.wake();
        }
        return subscription;
    }

    /** Must be called in the transaction that changes the job. */
    void notifyAfterCommit(String uuid) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                subscriptions.stream()
                        .filter(subscription -> subscription.uuid.equals(uuid))
                        .forEach(Subscription::wake);
            }
        });
    }

    @Scheduled(fixedDelay = 1000)
    void poll() {
        List<Subscription> waiting = List.copyOf(subscriptions);
        if (waiting.isEmpty()) {
            return;
        }
        try {
            Map<String, JobVersion> versions = jobs
                    .versions(waiting.stream()
                            .map(subscription -> subscription.uuid)
                            .collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.toMap(JobVersion::uuid, version -> version));
            waiting.stream()
                    .filter(subscription -> !versions.containsKey(subscription.uuid)
                            || versions.get(subscription.uuid).endsWait(subscription.since))
                    .forEach(Subscription::wake);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("cannot read changes of jobs, retrying in a second: {}", e.getMessage());
        }
    }

    /** Ends all waits, so that the service can shut down. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        subscriptions.forEach(Subscription::wake);
    }

    /** A subscription to a job. It must be closed; otherwise the job is polled endlessly. */
    final class Subscription implements AutoCloseable {
        private final String uuid;
        private final Instant since;
        private final Semaphore news = new Semaphore(0);

        private Subscription(String uuid, Instant since) {
            this.uuid = uuid;
            this.since = since;
        }

        /** @return whether the job may have changed; false if the limit has expired */
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
            subscriptions.remove(this);
        }
    }
}
