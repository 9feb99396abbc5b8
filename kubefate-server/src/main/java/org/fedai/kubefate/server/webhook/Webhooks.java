package org.fedai.kubefate.server.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.server.event.EventFeed;
import org.fedai.kubefate.server.event.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Starts the deliveries with the service, and ends them with it. */
@Component
@ConditionalOnWebApplication
class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    /** How long a shutdown waits for requests. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final List<Webhook> webhooks;
    private final WebhookPositions positions;
    private final EventStore store;
    private final EventFeed feed;
    private final SendEvent sender;
    private final Clock clock;
    private final List<DeliverEvents> deliveries = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore closed = new Semaphore(0);
    private volatile boolean closing;

    Webhooks(
            WebhookSettings settings,
            WebhookPositions positions,
            EventStore store,
            EventFeed feed,
            SendEvent sender,
            Clock clock) {
        this.webhooks = Webhook.of(settings);
        this.positions = positions;
        this.store = store;
        this.feed = feed;
        this.sender = sender;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        for (Webhook webhook : webhooks) {
            DeliverEvents delivery = new DeliverEvents(webhook, positions, store, sender, clock);
            deliveries.add(delivery);
            threads.add(Thread.ofVirtual().name("webhook").start(() -> run(webhook, delivery)));
        }
    }

    private void run(Webhook webhook, DeliverEvents delivery) {
        try {
            while (!closing && !begin(webhook, delivery)) {
                closed.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
            delivery.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            feed.unsubscribe(delivery);
        }
    }

    /** A receiver that is new gets only events from now on. */
    private boolean begin(Webhook webhook, DeliverEvents delivery) {
        try {
            positions.begin(webhook, feed.subscribe(delivery));
            return true;
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("{}: retrying: {}", webhook, e.getMessage());
            return false;
        }
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void close() throws InterruptedException {
        closing = true;
        closed.release(threads.size());
        deliveries.forEach(DeliverEvents::close);
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }
}
