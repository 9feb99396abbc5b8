package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClientException.Unreachable;
import org.fedai.kubefate.cli.client.EventSource.Message;
import org.fedai.kubefate.common.api.Event;

/**
 * Watches a list: reads it once, and then what events say has changed. Of a service without events, the list is read every few
 * seconds.
 *
 * @param <T> the type of items
 */
public final class ListWatch<T> {
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final EventClient events;
    private final Event.Kind kind;
    private final Supplier<List<T>> all;
    private final Function<Event, List<T>> changed;
    private final Function<T, String> uuid;
    private final Map<String, T> known = new LinkedHashMap<>();
    private boolean begun;
    private boolean failing;
    private String lastId = "";

    /**
     * A watch.
     *
     * @param kind of the events that tell of changes
     * @param all reads the list
     * @param changed reads the item of an event; an empty list if it is not one of the list
     */
    public ListWatch(
            EventClient events,
            Event.Kind kind,
            Supplier<List<T>> all,
            Function<Event, List<T>> changed,
            Function<T, String> uuid) {
        this.events = events;
        this.kind = kind;
        this.all = all;
        this.changed = changed;
        this.uuid = uuid;
    }

    /**
     * Watches until the process is interrupted.
     *
     * @param seen receives all items first, and then those that are new or have changed
     * @param note receives messages, such as that the service is unavailable
     * @throws ClientException if the service cannot be reached at first, or rejects a request
     */
    public void follow(Consumer<List<T>> seen, Consumer<String> note) throws InterruptedException {
        while (true) {
            try {
                // Opened before the list is read, so that no change is missed in between.
                Optional<EventSource> source = events.open(Map.of("kind", kind.toString()), lastId);
                if (source.isPresent()) {
                    listen(source.get(), seen);
                    Thread.sleep(RETRY);
                } else {
                    show(all.get(), seen);
                    Thread.sleep(POLL);
                }
            } catch (Unreachable e) {
                retryLater(e, note);
            } catch (Refused e) {
                if (e.status() < 500) {
                    throw e;
                }
                retryLater(e, note);
            }
        }
    }

    /** Returns when the stream has ended or was lost. */
    private void listen(EventSource open, Consumer<List<T>> seen) {
        try (open) {
            if (lastId.isEmpty()) {
                show(all.get(), seen);
            }
            lastId = open.lastId();
            for (Message message = open.next(); message != null; message = open.next()) {
                switch (message) {
                    case Message.Changed change -> show(changed.apply(change.event()), seen);
                    case Message.Missed missed -> show(all.get(), seen);
                    case Message.Heartbeat heartbeat -> {}
                }
                // Not before the state was read: after a failure the same event comes again.
                lastId = open.lastId();
            }
        } catch (IOException e) {
            // The next stream continues after the last event.
            return;
        }
    }

    private void show(List<T> items, Consumer<List<T>> seen) {
        List<T> news = items.stream()
                .filter(item -> !item.equals(known.put(uuid.apply(item), item)))
                .toList();
        failing = false;
        if (!begun || !news.isEmpty()) {
            begun = true;
            seen.accept(news);
        }
    }

    private void retryLater(ClientException e, Consumer<String> note) throws InterruptedException {
        if (!begun) {
            throw e;
        }
        if (!failing) {
            failing = true;
            note.accept("retrying: " + e.getMessage());
        }
        Thread.sleep(RETRY);
    }
}
