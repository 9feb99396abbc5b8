package org.fedai.kubefate.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.websocket.Constants;
import org.fedai.kubefate.common.KubefateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * A WebSocket client that follows a log. Sending blocks, so a slow client slows down reading and lines do not
 * accumulate in memory; the blocked threads are virtual threads.
 */
final class LogSocketSession {
    private static final Logger LOG = LoggerFactory.getLogger(LogSocketSession.class);
    /** Proxies close connections that are idle for a minute. */
    private static final int PING_SECONDS = 25;
    /** The maximum size of the reason in a close frame, in bytes. */
    private static final int MAX_REASON_BYTES = 123;

    private final WebSocketSession session;
    private final LogService logs;
    private final LogRequest request;
    /** A session does not support concurrent sends. */
    private final ReentrantLock sending = new ReentrantLock();

    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final Thread reading;

    LogSocketSession(WebSocketSession session, LogService logs, LogRequest request) {
        this.session = session;
        this.logs = logs;
        this.request = request;
        this.reading = Thread.ofVirtual().name("log-" + session.getId()).unstarted(this::follow);
    }

    void start() {
        disableSendTimeout(session);
        reading.start();
        Thread.ofVirtual().name("log-" + session.getId() + "-alive").start(this::keepAlive);
    }

    /** Called when the client has disconnected. */
    void disconnect() {
        disconnected.countDown();
        reading.interrupt();
    }

    /** Without this, a client that does not read for twenty seconds, as in a pager, would be disconnected. */
    private static void disableSendTimeout(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession known && known.getNativeSession() instanceof Session container) {
            container.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, -1L);
        }
    }

    private void follow() {
        try {
            logs.follow(request, this::send);
            close(CloseStatus.NORMAL);
        } catch (KubefateException e) {
            close(CloseStatus.SERVER_ERROR.withReason(truncate(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            LOG.debug("log {}: the client has disconnected", session.getId());
            close(CloseStatus.SERVER_ERROR);
        } catch (InterruptedException e) {
            close(CloseStatus.NORMAL);
        }
    }

    /** Lines keep their line breaks, because existing clients print frames unchanged. */
    private void send(String line) throws IOException {
        sending.lock();
        try {
            session.sendMessage(new TextMessage(line + "\n"));
        } finally {
            sending.unlock();
        }
    }

    private void keepAlive() {
        try {
            while (!disconnected.await(PING_SECONDS, TimeUnit.SECONDS)) {
                // A message that is being sent keeps the connection alive as well.
                if (sending.tryLock()) {
                    try {
                        session.sendMessage(new PingMessage());
                    } finally {
                        sending.unlock();
                    }
                }
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("log {}: the client does not respond", session.getId());
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(CloseStatus status) {
        sending.lock();
        try {
            session.close(status);
        } catch (IOException e) {
            LOG.debug("log {}: already closed", session.getId());
        } finally {
            sending.unlock();
        }
    }

    private static String truncate(String text) {
        String truncate = text;
        while (truncate.getBytes(UTF_8).length > MAX_REASON_BYTES) {
            truncate = truncate.substring(0, truncate.length() - 1);
        }
        return truncate;
    }
}
