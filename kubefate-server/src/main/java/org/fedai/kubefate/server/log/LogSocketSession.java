package org.fedai.kubefate.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.tomcat.websocket.Constants;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/**
 * A WebSocket client that follows a log. Sending blocks, so a slow client slows down reading and lines do not
 * accumulate in memory; the blocked threads are virtual threads. A client that reads nothing for some time, and one
 * whose token has become invalid, are disconnected, which also closes the streams of the pods.
 */
final class LogSocketSession {
    private static final Logger LOG = LoggerFactory.getLogger(LogSocketSession.class);
    /** Proxies close connections that are idle for a minute. */
    private static final Duration PING = Duration.ofSeconds(25);
    /** A message that took longer had to wait until the client had read something. */
    private static final Duration WAITED = Duration.ofMillis(100);
    /** Expiry times have whole seconds. */
    private static final Duration AFTER_EXPIRY = Duration.ofSeconds(1);
    /** How long the close frame of a client that does not read may wait for room. */
    private static final long CLOSE_MILLIS = 1_000;
    /** The maximum size of the reason in a close frame, in bytes. */
    private static final int MAX_REASON_BYTES = 123;

    private final WebSocketSession session;
    private final LogService logs;
    private final LogFollow follow;
    private final Duration readerTimeout;
    /** A session does not support concurrent sends. */
    private final ReentrantLock sending = new ReentrantLock();

    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final Thread reading;
    /** Why {@link #reading} is interrupted. */
    private volatile CloseStatus ending = CloseStatus.NORMAL;

    /** As {@link System#nanoTime}. */
    private volatile long lastRead = System.nanoTime();

    LogSocketSession(WebSocketSession session, LogService logs, LogFollow follow, Duration readerTimeout) {
        this.session = session;
        this.logs = logs;
        this.follow = follow;
        this.readerTimeout = readerTimeout;
        this.reading = Thread.ofVirtual().name("log-" + session.getId()).unstarted(this::follow);
    }

    String username() {
        return follow.token().username();
    }

    void start() {
        limitSends(readerTimeout.toMillis());
        reading.start();
        Thread.ofVirtual().name("log-" + session.getId() + "-alive").start(this::keepAlive);
    }

    /** Called when the client has answered a ping, and so has read everything before it. */
    void hasRead() {
        lastRead = System.nanoTime();
    }

    /** Called when the client has disconnected. */
    void disconnect() {
        disconnected.countDown();
        reading.interrupt();
    }

    /** Limits how long one message waits for a client that does not read; the container's default is 20 seconds. */
    private void limitSends(long millis) {
        if (session instanceof NativeWebSocketSession known && known.getNativeSession() instanceof Session container) {
            container.getUserProperties().put(Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, millis);
        }
    }

    private void follow() {
        try {
            logs.follow(follow.request(), this::send);
            close(CloseStatus.NORMAL);
        } catch (KubefateException e) {
            close(CloseStatus.SERVER_ERROR.withReason(truncate(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            LOG.debug("log {}: the client has disconnected or does not read", session.getId());
            close(CloseStatus.SERVER_ERROR);
        } catch (InterruptedException e) {
            close(ending);
        }
    }

    /** Lines keep their line breaks, because existing clients print frames unchanged. */
    private void send(String line) throws IOException {
        sending.lock();
        try {
            long start = System.nanoTime();
            session.sendMessage(new TextMessage(line + "\n"));
            if (System.nanoTime() - start > WAITED.toNanos()) {
                hasRead();
            }
        } finally {
            sending.unlock();
        }
    }

    private void keepAlive() {
        try {
            while (!disconnected.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                if (untilCutOff().isNegative()) {
                    throw new Problem(
                            Problem.Kind.UNAVAILABLE,
                            "the client has read nothing for " + readerTimeout.toSeconds() + " s");
                }
                checkToken();
                ping();
            }
        } catch (Problem e) {
            LOG.debug("log {}: {}", session.getId(), e.getMessage());
            ending = CloseStatus.POLICY_VIOLATION.withReason(truncate(String.valueOf(e.getMessage())));
            reading.interrupt();
            close(ending);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("log {}: the client does not respond", session.getId());
            disconnect();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the next ping, the cut-off or the expiry of the token. */
    private Duration pause() {
        Duration untilExpiry =
                Duration.between(Instant.now(), follow.token().expires()).plus(AFTER_EXPIRY);
        return Stream.of(PING, readerTimeout.dividedBy(2), untilCutOff().plusMillis(1), untilExpiry)
                .min(Duration::compareTo)
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    private Duration untilCutOff() {
        return readerTimeout.minusNanos(System.nanoTime() - lastRead);
    }

    /** @throws Problem if the token has become invalid */
    private void checkToken() {
        try {
            follow.token().check().run();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("log {}: the token is checked again later: {}", session.getId(), e.getMessage());
        }
    }

    private void ping() throws IOException {
        // A message that is being sent keeps the connection alive as well.
        if (sending.tryLock()) {
            try {
                session.sendMessage(new PingMessage());
            } finally {
                sending.unlock();
            }
        }
    }

    /** Does not wait for a message that is being sent to a client that does not read. */
    private void close(CloseStatus status) {
        try {
            limitSends(CLOSE_MILLIS);
            session.close(status);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("log {}: already closed", session.getId());
        }
    }

    /** Shortens a text so that it fits into a close frame. */
    static String truncate(String text) {
        String truncate = text;
        while (truncate.getBytes(UTF_8).length > MAX_REASON_BYTES) {
            truncate = truncate.substring(0, truncate.length() - 1);
        }
        return truncate;
    }
}
