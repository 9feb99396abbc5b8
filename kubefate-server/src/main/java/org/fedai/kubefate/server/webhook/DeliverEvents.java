package org.fedai.kubefate.server.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.server.event.EventStore;
import org.fedai.kubefate.server.event.EventSubscriber;
import org.fedai.kubefate.server.event.StoredEvent;
import org.fedai.kubefate.server.webhook.WebhookPositions.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Delivers events to one receiver, in a thread of its own, so that it delays no other. All replicas do so, and the one that holds the
 * receiver sends; the others look again after some time, for as long as there is something to deliver.
 */
final class DeliverEvents implements EventSubscriber {
    private static final Logger LOG = LoggerFactory.getLogger(DeliverEvents.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** How soon another replica continues when the one that delivers has died; longer than a request. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** How often one looks whether another replica has delivered. */
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** Until there are new events. */
    private static final Duration FOREVER = Duration.ofDays(1);

    private final Webhook webhook;
    private final WebhookPositions positions;
    private final EventStore store;
    private final SendEvent sender;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    /** There is nothing that the receiver wants between its position and here. */
    private long scanned;

    private volatile boolean closing;

    DeliverEvents(Webhook webhook, WebhookPositions positions, EventStore store, SendEvent sender, Clock clock) {
        this.webhook = webhook;
        this.positions = positions;
        this.store = store;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void offer(StoredEvent event) {
        if (webhook.wants(event)) {
            news.release();
        }
    }

    /** Ends {@link #run} after the current request. */
    void close() {
        closing = true;
        news.release();
    }

    void run() {
        try {
            while (!closing) {
                Duration pause = deliver();
                news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long there is nothing to do, unless there are new events */
    private Duration deliver() throws InterruptedException {
        try {
            Position position = positions.of(webhook);
            if (!isAnythingWantedAfter(position.lastId())) {
                return FOREVER;
            }
            Duration pause = Duration.between(clock.instant(), position.retryAt());
            if (pause.isPositive()) {
                return pause;
            }
            if (!positions.hold(webhook, lease())) {
                return LOOK;
            }
            try {
                return deliverHeld();
            } finally {
                positions.release(webhook);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("{}: retrying: {}", webhook, e.getMessage());
            return LOOK;
        } catch (RuntimeException e) {
            LOG.error("{}: retrying", webhook, e);
            return LONGEST_PAUSE;
        }
    }

    private boolean isAnythingWantedAfter(long lastId) {
        scanned = Math.max(scanned, lastId);
        for (List<StoredEvent> next = store.after(scanned); !next.isEmpty(); next = store.after(scanned)) {
            if (next.stream().anyMatch(webhook::wants)) {
                return true;
            }
            scanned = next.getLast().id();
        }
        return false;
    }

    private Duration deliverHeld() throws InterruptedException {
        // Another replica may have delivered before this one held it.
        Position position = positions.of(webhook);
        int failures = position.failures();
        List<StoredEvent> next = store.after(position.lastId());
        while (!next.isEmpty()) {
            for (StoredEvent event : next) {
                if (webhook.wants(event)) {
                    if (closing || !positions.hold(webhook, lease())) {
                        return LOOK;
                    }
                    Duration pause = send(event, failures);
                    if (pause.isPositive()) {
                        return pause;
                    }
                    failures = 0;
                    positions.advance(webhook, event.id());
                }
            }
            positions.advance(webhook, next.getLast().id());
            next = store.after(next.getLast().id());
        }
        return FOREVER;
    }

    /** @return when to try again; zero if the event is done with */
    private Duration send(StoredEvent event, int failures) throws InterruptedException {
        if (event.time().plus(webhook.patience()).isBefore(clock.instant())) {
            LOG.warn("{}: event {} is not delivered, it is older than {}", webhook, event.id(), webhook.patience());
            return Duration.ZERO;
        }
        return switch (sender.send(webhook, event)) {
            case Delivery.Accepted accepted -> Duration.ZERO;
            case Delivery.Refused refused -> {
                LOG.warn("{}: event {} was refused and is not delivered: {}", webhook, event.id(), refused.reason());
                yield Duration.ZERO;
            }
            case Delivery.Failed failed -> {
                Duration pause = longer(backOff(failures), failed.pause());
                if (failures == 0) {
                    LOG.warn("{}: event {} could not be delivered, retrying: {}", webhook, event.id(), failed.reason());
                }
                positions.retryLater(webhook, failures + 1, clock.instant().plus(pause));
                yield pause;
            }
        };
    }

    private Duration lease() {
        return LEASE.plus(webhook.timeout());
    }

    private static Duration backOff(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
