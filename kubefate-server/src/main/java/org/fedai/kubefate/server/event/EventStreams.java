package org.fedai.kubefate.server.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.security.LiveTokens;
import org.fedai.kubefate.server.security.LiveTokens.LiveToken;
import org.fedai.kubefate.server.web.UserLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** The streams that are open at this replica. They end with their tokens, and when the service shuts down. */
@Service
@ConditionalOnWebApplication
class EventStreams {
    /** Metric: the number of clients that are listening to events. */
    static final String LISTENERS = "kubefate.event.listeners";

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

    private final EventStore store;
    private final EventFeed feed;
    private final EventSettings settings;
    private final List<EventSubjects> subjects;
    private final LiveTokens tokens;
    private final JsonMapper json;
    private final UserLimit limit;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    EventStreams(
            EventStore store,
            EventFeed feed,
            EventSettings settings,
            List<EventSubjects> subjects,
            LiveTokens tokens,
            JsonMapper json,
            MeterRegistry meters) {
        this.store = store;
        this.feed = feed;
        this.settings = settings;
        this.subjects = subjects;
        this.tokens = tokens;
        this.json = json;
        this.limit = new UserLimit(settings.streamsPerUser(), "listens to", "streams of events");
        Gauge.builder(LISTENERS, streams, Set::size)
                .description("Clients that are listening to events")
                .register(meters);
    }

    /**
     * Checks a request before a stream is opened for it.
     *
     * @throws Problem if the cluster or job does not exist, or the user has too many streams
     */
    void check(EventFilter filter, LiveToken token) {
        limit.check(token.username());
        for (EventSubjects all : subjects) {
            all.check(filter.clusterUuid(), filter.jobUuid());
        }
    }

    /**
     * Writes events until the client disconnects or the stream ends. The response begins only after the subscription, so that
     * until then a failure can still be answered.
     *
     * @param seen the last event that the client has; null if it wants only new ones
     */
    void follow(EventFilter filter, LiveToken token, @Nullable Long seen, EventStream.Response response)
            throws IOException, InterruptedException {
        if (!limit.enter(token.username())) {
            throw limit.refusal(token.username());
        }
        EventStream stream = new EventStream(filter, token, store, feed, json);
        try {
            long start = feed.subscribe(stream);
            streams.add(stream);
            if (closing) {
                endForRestart(stream);
            }
            stream.write(response, start, seen, settings.heartbeat());
        } finally {
            streams.remove(stream);
            feed.unsubscribe(stream);
            limit.leave(token.username());
        }
    }

    /** With two queries for all streams. */
    @Scheduled(fixedDelay = 3000)
    void endWithTokens() {
        if (streams.isEmpty()) {
            return;
        }
        List<EventStream> open = List.copyOf(streams);
        try {
            Map<LiveToken, String> refused =
                    tokens.refused(open.stream().map(EventStream::token).toList());
            for (EventStream stream : open) {
                String reason = refused.get(stream.token());
                if (reason != null) {
                    stream.end(reason);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("tokens are checked again later: {}", e.getMessage());
        }
    }

    /** Ends all streams, so that the service can shut down. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        streams.forEach(EventStreams::endForRestart);
    }

    private static void endForRestart(EventStream stream) {
        stream.end("this replica is shutting down; connect again");
    }
}
