package org.fedai.kubefate.server.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Streams followed logs, one text frame per line, until the client disconnects or its token becomes invalid. */
@Component
class LogSocket extends TextWebSocketHandler {
    /** Metric: the number of clients that are following a log. */
    static final String FOLLOWERS = "kubefate.log.followers";

    private final LogService logs;
    private final LogSettings settings;
    private final Followers counted;
    private final Map<String, LogSocketSession> followers = new ConcurrentHashMap<>();

    LogSocket(LogService logs, LogSettings settings, Followers counted, MeterRegistry meters) {
        this.logs = logs;
        this.settings = settings;
        this.counted = counted;
        Gauge.builder(FOLLOWERS, followers, Map::size)
                .description("Clients that are following a log")
                .register(meters);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        LogFollow follow =
                (LogFollow) Objects.requireNonNull(session.getAttributes().get(LogHandshake.FOLLOW));
        String user = follow.token().username();
        if (!counted.enter(user)) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason(LogSocketSession.truncate(
                    String.valueOf(counted.refusal(user).getMessage()))));
            return;
        }
        LogSocketSession follower = new LogSocketSession(session, logs, follow, settings.readerTimeout());
        followers.put(session.getId(), follower);
        follower.start();
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        LogSocketSession follower = followers.get(session.getId());
        if (follower != null) {
            follower.hasRead();
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        LogSocketSession follower = followers.remove(session.getId());
        if (follower != null) {
            counted.leave(follower.username());
            follower.disconnect();
        }
    }
}
