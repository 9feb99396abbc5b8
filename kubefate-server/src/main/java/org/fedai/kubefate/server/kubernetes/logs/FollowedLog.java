package org.fedai.kubefate.server.kubernetes.logs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of one container instance. Always requests timestamps, so that it can resume at the same position
 * after a broken connection. A log that is refused is requested again: when the pod changes, and after growing pauses.
 */
final class FollowedLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedLog.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final KubeApi api;
    private final LogTarget target;
    private final LogOptions options;
    private final Out out;
    private final AtomicInteger open;
    private final Thread thread;
    /** Released when the pod has changed, which may be what a refused log was waiting for. */
    private final Semaphore change = new Semaphore(0);

    private @Nullable Instant last;
    private volatile boolean gone;

    /** Receives lines; blocks when its queue is full. */
    @FunctionalInterface
    interface Out {
        void put(String line) throws InterruptedException;
    }

    /** @param open counts the open streams of all logs */
    FollowedLog(KubeApi api, LogTarget target, LogOptions options, AtomicInteger open, Out out) {
        this.api = api;
        this.target = target;
        this.options = options;
        this.open = open;
        this.out = out;
        this.thread = Thread.ofVirtual().name("log of " + target).start(this::run);
    }

    /**
     * Tries at once again if the log could not be read so far.
     *
     * @param there whether the container instance still exists; if not, what is left of its log is read to the end, but
     *     it is not opened again
     */
    void podsChanged(boolean there) {
        gone = !there;
        change.release();
    }

    /** Whether no lines will follow and the container instance no longer exists. */
    boolean isOver() {
        return gone && !thread.isAlive();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            Duration pause = SHORTEST_PAUSE;
            while (!gone) {
                Instant before = last;
                change.drainPermits();
                if (read()) {
                    return;
                }
                pause = Objects.equals(before, last) ? pause : SHORTEST_PAUSE;
                if (!change.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Duration twice = pause.multipliedBy(2);
                    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("{}: closed", target);
        }
    }

    /** @return whether the log was read to its end; false if it was refused or the connection broke */
    private boolean read() throws InterruptedException {
        LogOptions wanted = last == null ? options : options.since(last);
        String query = wanted.withTimestamps().query() + "&follow=true";
        open.incrementAndGet();
        try (InputStream stream = api.stream("follow the log of " + target, target.path(query));
                LogLines lines = new LogLines(stream)) {
            Instant resumed = last;
            for (String line = lines.next(); line != null; line = lines.next()) {
                put(line, resumed);
            }
            return true;
        } catch (KubernetesException e) {
            // The node may not be able to provide the log yet, or the service may not be allowed to read it yet.
            LOG.debug("{}: {}", target, e.getMessage());
            return e.kind() == KubernetesException.Kind.NOT_FOUND;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.debug("{}: connection lost: {}", target, e.getMessage());
            return options.portion().limitBytes() != null;
        } finally {
            open.decrementAndGet();
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
