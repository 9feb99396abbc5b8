package org.fedai.kubefate.server.kubernetes.logs;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;

/**
 * Follows the logs of containers as they start and stop. One thread per stream puts lines into a shared bounded queue,
 * from which the caller's thread feeds the sink; a slow sink slows down all streams.
 */
final class LogMultiplexer {
    private static final int QUEUE = 256;

    private final KubeApi api;
    private final LogOptions options;
    private final AtomicInteger streams;
    private final PodLogs.LineSink sink;
    private final BlockingQueue<Optional<String>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final AtomicBoolean several = new AtomicBoolean();
    /** Keyed by container instance. */
    private final Map<String, FollowedLog> logs = new HashMap<>();

    /** @param streams counts the open streams of all logs */
    LogMultiplexer(KubeApi api, LogOptions options, AtomicInteger streams, PodLogs.LineSink sink) {
        this.api = api;
        this.options = options;
        this.streams = streams;
        this.sink = sink;
    }

    /** Thread-safe and non-blocking. */
    void podsChanged() {
        if (changed.compareAndSet(false, true)) {
            // Wakes the consumer; if the queue is full, it is not waiting.
            boolean woken = queue.offer(Optional.empty());
            assert woken || queue.remainingCapacity() == 0;
        }
    }

    /** Runs until the sink throws or the thread is interrupted. */
    void run(Supplier<List<LogTarget>> targets) throws IOException, InterruptedException {
        LogOptions first = options;
        try {
            while (true) {
                if (changed.getAndSet(false)) {
                    open(targets.get(), first);
                    first = options.complete();
                }
                Optional<String> line = queue.take();
                if (line.isPresent()) {
                    sink.line(line.get());
                }
            }
        } finally {
            logs.values().forEach(FollowedLog::close);
        }
    }

    /** @param portion which part of the logs to read; the complete log for containers that start later */
    private void open(List<LogTarget> targets, LogOptions portion) {
        Set<String> there = targets.stream().map(LogTarget::instance).collect(Collectors.toSet());
        logs.forEach((instance, log) -> log.podsChanged(there.contains(instance)));
        logs.values().removeIf(FollowedLog::isOver);
        if (targets.size() > 1) {
            several.set(true);
        }
        for (LogTarget target : targets) {
            if (target.written() && !logs.containsKey(target.instance())) {
                logs.put(target.instance(), new FollowedLog(api, target, portion, streams, line -> put(target, line)));
            }
        }
    }

    private void put(LogTarget target, String line) throws InterruptedException {
        queue.put(Optional.of(several.get() ? target.prefix() + line : line));
    }
}
