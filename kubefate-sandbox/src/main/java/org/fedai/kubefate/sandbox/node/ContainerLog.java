package org.fedai.kubefate.sandbox.node;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.sandbox.api.LogSource;

/** The log of one container; the oldest lines are dropped when it is full. */
final class ContainerLog {
    private static final int MAX_LINES = 20_000;

    private final Instant began;
    private final List<Line> lines = new ArrayList<>();
    /** How many lines have been dropped at the front. */
    private long dropped;

    private boolean ended;

    private record Line(Instant at, String text) {
        byte[] bytes(boolean timestamps) {
            return ((timestamps ? at + " " : "") + text + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    ContainerLog(Instant began) {
        this.began = began;
    }

    Instant began() {
        return began;
    }

    synchronized void write(Instant at, String text) {
        if (lines.size() == MAX_LINES) {
            lines.removeFirst();
            dropped++;
        }
        lines.add(new Line(at, text));
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    void copy(OutputStream out, LogSource.Query query) throws IOException, InterruptedException {
        long left = query.limitBytes().orElse(Long.MAX_VALUE);
        long next = first(query);
        while (left > 0) {
            List<Line> batch = next(next, query.follow());
            if (batch.isEmpty()) {
                return;
            }
            for (Line line : batch) {
                next++;
                if (query.since() != null && line.at().isBefore(query.since())) {
                    continue;
                }
                byte[] bytes = line.bytes(query.timestamps());
                out.write(bytes, 0, (int) Math.min(left, bytes.length));
                left -= bytes.length;
                if (left <= 0) {
                    break;
                }
            }
            out.flush();
        }
    }

    private synchronized long first(LogSource.Query query) {
        long skipped = query.tail().isPresent()
                ? Math.max(0, lines.size() - query.tail().getAsInt())
                : 0;
        return dropped + skipped;
    }

    /** The lines from a number on; empty if there are none and the log has ended or is not followed. */
    private synchronized List<Line> next(long from, boolean wait) throws InterruptedException {
        while (dropped + lines.size() <= from && wait && !ended) {
            wait();
        }
        int start = (int) Math.max(0, from - dropped);
        return start >= lines.size() ? List.of() : List.copyOf(lines.subList(start, lines.size()));
    }
}
