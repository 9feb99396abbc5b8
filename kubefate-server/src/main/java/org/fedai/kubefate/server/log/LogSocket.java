package org.fedai.kubefate.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Follows logs, one text frame for each line. Sending waits for the client, so a slow one slows the reading of the logs down and nothing
 * piles up; the thread that waits is a virtual one.
 */
@Component
class LogSocket extends TextWebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LogSocket.class);
    /** What a closing frame has room for, in bytes. */
    private static final int LONGEST_REASON = 123;

    private final LogService logs;
    private final Map<String, Thread> followers = new ConcurrentHashMap<>();

    LogSocket(LogService logs) {
        this.logs = logs;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        Thread follower = Thread.ofVirtual().name("log-" + session.getId()).unstarted(() -> follow(session));
        followers.put(session.getId(), follower);
        follower.start();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Thread follower = followers.remove(session.getId());
        if (follower != null) {
            follower.interrupt();
        }
    }

    private void follow(WebSocketSession session) {
        try {
            UriComponents address = UriComponentsBuilder.fromUri(Objects.requireNonNull(session.getUri()))
                    .build();
            // /v1/log/{uuid}/ws
            String cluster = address.getPathSegments().get(2);
            logs.stream(
                    cluster,
                    name -> parameter(address, name),
                    true,
                    line -> session.sendMessage(new TextMessage(line)));
            session.close(CloseStatus.NORMAL);
        } catch (KubefateException e) {
            close(session, e.getMessage());
        } catch (IOException e) {
            LOG.debug("log {}: the client has left", session.getId());
            close(session, "the log could not be sent");
        } catch (InterruptedException e) {
            close(session, "");
        }
    }

    private static @Nullable String parameter(UriComponents address, String name) {
        String value = address.getQueryParams().getFirst(name);
        return value == null ? null : UriUtils.decode(value, UTF_8);
    }

    private static void close(WebSocketSession session, @Nullable String reason) {
        String text = reason == null ? "" : reason;
        while (text.getBytes(UTF_8).length > LONGEST_REASON) {
            text = text.substring(0, text.length() - 1);
        }
        try {
            session.close(CloseStatus.SERVER_ERROR.withReason(text));
        } catch (IOException e) {
            LOG.debug("log {}: closed already", session.getId());
        }
    }
}
