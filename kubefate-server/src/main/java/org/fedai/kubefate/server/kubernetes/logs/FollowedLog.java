package org.fedai.kubefate.server.kubernetes.logs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of one container instance. Always requests timestamps, so that it can resume at the same position
 * after a broken connection.
 */
final class FollowedLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final int PAUSE_MILLIS = 500;
    private static final int MAX_TRIES = 10;

    private final KubeApi api;
    private final LogTarget target;
    private final LogOptions options;
    private final Out out;
    private final Thread thread;
    private @Nullable Instant last;
    private volatile boolean failed;

    /** Receives lines; blocks when its queue is full. */
    @FunctionalInterface
    interface Out {
        void put(String line) throws InterruptedException;
    }

    FollowedLog(KubeApi api, LogTarget target, LogOptions options, Out out) {
        this.api = api;
        this.target = target;
        this.options = options;
        this.out = out;
        this.thread = Thread.ofVirtual().name("log of " + target).start(this::run);
    }

    /**
     * Whether reading the log failed, so that it may be opened again. A log that was read to its end is not opened
     * again.
     */
    boolean isRetryable() {
        return failed;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            for (int tries = 1; tries <= MAX_TRIES && !read(); tries++) {
                TimeUnit.MILLISECONDS.sleep((long) PAUSE_MILLIS * tries);
            }
        } catch (InterruptedException e) {
            LOG.trace("{}: closed", target);
        } catch (KubernetesException e) {
            failed = true;
            LOG.debug("{}: {}", target, e.getMessage());
        }
    }

    /** @return whether the log was read to its end; false if the connection broke */
    private boolean read() throws InterruptedException {
        LogOptions wanted = last == null ? options : options.since(last);
        String query = wanted.withTimestamps().query() + "&follow=true";
        try (InputStream stream = api.stream("follow the log of " + target, target.path(query));
                LogLines lines = new LogLines(stream)) {
            Instant resumed = last;
            for (String line = lines.next(); line != null; line = lines.next()) {
                put(line, resumed);
            }
            return true;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("{}: connection lost: {}", target, e.getMessage());
            return options.portion().limitBytes() != null;
        }
    }

    /** @param resumed lines up to this time have been read before; null for none */
    private void put(String line, @Nullable Instant resumed) throws InterruptedException {
        int space = line.indexOf(' ');
        Instant time = time(space < 0 ? line : line.substring(0, space));
        if (time == null) {
            out.put(line);
            return;
        }
        if (resumed == null || time.isAfter(resumed)) {
            out.put(options.timestamps() ? line : space < 0 ? "" : line.substring(space + 1));
            last = time;
        }
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.length() >= 20 && Character.isDigit(text.charAt(0)) ? Instant.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
