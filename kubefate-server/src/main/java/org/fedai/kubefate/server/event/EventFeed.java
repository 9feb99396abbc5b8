package org.fedai.kubefate.server.event;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Reads the events once for all subscribers of this replica: immediately after changes by this replica, and once a second, with two small
 * queries, for changes by others. Without subscribers it reads nothing.
 */
@Component
public class EventFeed implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final EventStore store;
    private final EventSignal signal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<EventSubscriber> subscribers = new LinkedHashSet<>();
    private final Thread reader;
    private volatile boolean idle = true;
    private volatile boolean closing;
    private volatile long position;

    EventFeed(EventStore store, EventSignal signal) {
        this.store = store;
        this.signal = signal;
        this.reader = Thread.ofVirtual().name("events").unstarted(this::read);
    }

    @Override
    public void afterPropertiesSet() {
        reader.start();
    }

    @Override
    public void destroy() {
        // Without an interrupt, which would close the file of the embedded database.
        closing = true;
        signal.raise();
    }

    /**
     * Subscribes to all later events.
     *
     * @return the id of the last event that is not offered
     */
    public long subscribe(EventSubscriber subscriber) {
        lock.lock();
        try {
            advance();
            subscribers.add(subscriber);
            idle = false;
            signal.raise();
            return position;
        } finally {
            lock.unlock();
        }
    }

    public void unsubscribe(EventSubscriber subscriber) {
        lock.lock();
        try {
            subscribers.remove(subscriber);
            idle = subscribers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Everything up to this id has been offered to all subscribers. */
    long position() {
        return position;
    }

    private void read() {
        try {
            while (!closing) {
                if (idle) {
                    signal.await();
                } else {
                    signal.await(POLL);
                }
                poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        lock.lock();
        try {
            if (!subscribers.isEmpty()) {
                advance();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("cannot read events, retrying in a second: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("cannot read events, retrying in a second", e);
        } finally {
            lock.unlock();
        }
    }

    private void advance() {
        store.sequence();
        if (subscribers.isEmpty()) {
            position = store.last();
            return;
        }
        List<StoredEvent> next;
        do {
            next = store.after(position);
            next.forEach(event -> subscribers.forEach(subscriber -> subscriber.offer(event)));
            if (!next.isEmpty()) {
                position = next.getLast().id();
            }
        } while (next.size() == EventStore.BATCH);
    }
}
