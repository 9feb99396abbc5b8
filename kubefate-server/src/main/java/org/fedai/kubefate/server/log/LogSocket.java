package org.fedai.kubefate.server.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Streams followed logs, one text frame per line, until the client disconnects. */
@Component
class LogSocket extends TextWebSocketHandler {
    /** Metric: the number of clients that are following a log. */
    static final String FOLLOWERS = "kubefate.log.followers";

    private final LogService logs;
    private final Map<String, LogSocketSession> followers = new ConcurrentHashMap<>();

    LogSocket(LogService logs, MeterRegistry meters) {
        this.logs = logs;
        Gauge.builder(FOLLOWERS, followers, Map::size)
                .description("Clients that are following a log")
                .register(meters);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        LogRequest request =
                (LogRequest) Objects.requireNonNull(session.getAttributes().get(LogHandshake.REQUEST));
        LogSocketSession follower = new LogSocketSession(session, logs, request);
        followers.put(session.getId(), follower);
        follower.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        LogSocketSession follower = followers.remove(session.getId());
        if (follower != null) {
            follower.disconnect();
        }
    }
}
