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

/** Where logs are followed, one text frame for each line, until the client leaves. */
@Component
class LogSocket extends TextWebSocketHandler {
    /** Metric: how many clients follow a log at the moment. */
    static final String FOLLOWERS = "kubefate.log.followers";

    private final LogService logs;
    private final Map<String, LogFollower> followers = new ConcurrentHashMap<>();

    LogSocket(LogService logs, MeterRegistry meters) {
        this.logs = logs;
        Gauge.builder(FOLLOWERS, followers, Map::size)
                .description("clients that follow a log")
                .register(meters);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        LogRequest request =
                (LogRequest) Objects.requireNonNull(session.getAttributes().get(LogHandshake.REQUEST));
        LogFollower follower = new LogFollower(session, logs, request);
        followers.put(session.getId(), follower);
        follower.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        LogFollower follower = followers.remove(session.getId());
        if (follower != null) {
            follower.leave();
        }
    }
}
