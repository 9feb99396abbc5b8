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
 * One client that follows a log. Sending waits for the client, so a slow one slows the reading of the logs down and nothing piles up; the
 * threads that wait are virtual ones.
 */
final class LogFollower {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    /** Proxies cut connections on which nothing happens for a minute. */
    private static final int QUIET_SECONDS = 25;
    /** What a closing frame has room for, in bytes. */
    private static final int LONGEST_REASON = 123;

    private final WebSocketSession session;
    private final LogService logs;
    private final LogRequest request;
    /** A session takes one message at a time. */
    private final ReentrantLock sending = new ReentrantLock();

    private final CountDownLatch left = new CountDownLatch(1);
    private final Thread reading;

    LogFollower(WebSocketSession session, LogService logs, LogRequest request) {
        this.session = session;
        this.logs = logs;
        this.request = request;
        this.reading = Thread.ofVirtual().name("log-" + session.getId()).unstarted(this::follow);
    }

    void start() {
        neverHurry(session);
        reading.start();
        Thread.ofVirtual().name("log-" + session.getId() + "-alive").start(this::keepAlive);
    }

    /** The client has left. */
    void leave() {
        left.countDown();
        reading.interrupt();
    }

    /** Otherwise a client that pauses for twenty seconds, as in a pager, would lose its log. */
    private static void neverHurry(WebSocketSession session) {
        if (session instanceof NativeWebSocketSession known && known.getNativeSession() instanceof Session container) {
            container.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, -1L);
        }
    }

    private void follow() {
        try {
            logs.follow(request, this::send);
            close(CloseStatus.NORMAL);
        } catch (KubefateException e) {
            close(CloseStatus.SERVER_ERROR.withReason(brief(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            LOG.debug("log {}: the client has left", session.getId());
            close(CloseStatus.SERVER_ERROR);
        } catch (InterruptedException e) {
            close(CloseStatus.NORMAL);
        }
    }

    /** Lines keep their ends, as existing clients print frames as they come. */
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
            while (!left.await(QUIET_SECONDS, TimeUnit.SECONDS)) {
                // Whatever is being sent at the moment shows as well that we are here.
                if (sending.tryLock()) {
                    try {
                        session.sendMessage(new PingMessage());
                    } finally {
                        sending.unlock();
                    }
                }
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("log {}: the client does not answer", session.getId());
            leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close(CloseStatus status) {
        sending.lock();
        try {
            session.close(status);
        } catch (IOException e) {
            LOG.debug("log {}: closed already", session.getId());
        } finally {
            sending.unlock();
        }
    }

    private static String brief(String text) {
        String brief = text;
        while (brief.getBytes(UTF_8).length > LONGEST_REASON) {
            brief = brief.substring(0, brief.length() - 1);
        }
        return brief;
    }
}
