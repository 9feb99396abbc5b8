package org.fedai.kubefate.server.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.fedai.kubefate.server.security.LiveTokens.LiveToken;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client that listens. Writing blocks its own thread only, which is a virtual thread; meanwhile events wait for it, up to a limit, beyond
 * which the stream ends and the client resumes from the last event it has read.
 */
final class EventStream implements EventSubscriber {
    private static final int CAPACITY = 1000;
    /** How long a browser waits before it connects again, in milliseconds. */
    private static final int RECONNECT = 2000;

    private final EventFilter filter;
    private final LiveToken token;
    private final EventStore store;
    private final EventFeed feed;
    private final JsonMapper json;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<StoredEvent> waiting = new ArrayDeque<>();
    private @Nullable String ending;

    EventStream(EventFilter filter, LiveToken token, EventStore store, EventFeed feed, JsonMapper json) {
        this.filter = filter;
        this.token = token;
        this.store = store;
        this.feed = feed;
        this.json = json;
    }

    LiveToken token() {
        return token;
    }

    @Override
    public void offer(StoredEvent event) {
        if (!filter.matches(event)) {
            return;
        }
        lock.lock();
        try {
            if (ending == null && waiting.size() == CAPACITY) {
                end("the client reads too slowly; connect again with the last id that was received");
            } else if (ending == null) {
                waiting.add(event);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream, with a reason for the client. */
    void end(String reason) {
        lock.lock();
        try {
            if (ending == null) {
                ending = reason;
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Begins the response. */
    interface Response {
        OutputStream begin() throws IOException;
    }

    /**
     * Writes events until the stream ends.
     *
     * @param start the id up to which no events are offered
     * @param seen the last event that the client has; null if it wants only new ones
     * @throws IOException if the client has disconnected or does not read
     */
    void write(Response response, long start, @Nullable Long seen, Duration heartbeat)
            throws IOException, InterruptedException {
        boolean complete = seen == null || store.isComplete(seen);
        OutputStream out = response.begin();
        print(out, "retry: " + RECONNECT + "\n: events of KubeFATE\nid: " + start(start, seen, complete) + "\n");
        if (!complete) {
            String reason = "events after " + seen + " are no longer stored; read the state again";
            print(out, "event: reset\ndata: " + message(reason) + "\n");
        }
        print(out, "\n");
        if (seen != null && complete) {
            catchUp(out, seen, start);
        }
        out.flush();
        follow(out, heartbeat);
    }

    private static long start(long start, @Nullable Long seen, boolean complete) {
        return seen == null || !complete ? start : seen;
    }

    /** Those between the last one that the client has and the first one that is offered. */
    private void catchUp(OutputStream out, long seen, long start) throws IOException {
        try {
            for (long at = seen; at < start; ) {
                List<StoredEvent> next = store.after(at);
                if (next.isEmpty()) {
                    return;
                }
                for (StoredEvent event : next) {
                    if (event.id() <= start && filter.matches(event)) {
                        print(out, event);
                    }
                }
                at = next.getLast().id();
            }
        } catch (DataAccessException | TransactionException e) {
            endBeforeWaiting(DatabaseFailure.orUnavailable(e).message());
        }
    }

    /** What is waiting is not written, because the client would miss what should have come before. */
    private void endBeforeWaiting(String reason) {
        lock.lock();
        try {
            waiting.clear();
            ending = reason;
        } finally {
            lock.unlock();
        }
    }

    private void follow(OutputStream out, Duration heartbeat) throws IOException, InterruptedException {
        while (true) {
            // What has been offered up to here is written before the heartbeat.
            long position = feed.position();
            List<StoredEvent> events = next(heartbeat);
            for (StoredEvent event : events) {
                print(out, event);
            }
            String reason = ending();
            if (reason != null) {
                print(out, "event: end\ndata: " + message(reason) + "\n\n");
            } else if (events.isEmpty()) {
                print(out, ": heartbeat\nid: " + position + "\n\n");
            }
            out.flush();
            if (reason != null) {
                return;
            }
        }
    }

    /** What is waiting; empty if nothing has come within the limit, or the stream has ended. */
    private List<StoredEvent> next(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = limit.toNanos();
            while (waiting.isEmpty() && ending == null && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            List<StoredEvent> next = List.copyOf(waiting);
            waiting.clear();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String ending() {
        lock.lock();
        try {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    private record Message(String message) {}

    private String message(String text) {
        return json.writeValueAsString(new Message(text));
    }

    private static void print(OutputStream out, StoredEvent event) throws IOException {
        print(out, "id: " + event.id() + "\nevent: " + event.kind() + "\ndata: " + event.document() + "\n\n");
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
