package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.common.api.Job;
import org.jspecify.annotations.Nullable;

/** A live view of the job on a terminal, redrawn every second and after each change. */
final class LiveProgress implements JobProgress {
    private static final String CLEAR_BELOW = "\r\u001b[J";
    /** Lines are cut to fit; a terminal whose size is unknown cuts them itself. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final Supplier<Terminal> terminal;
    private final Timestamps timestamps;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private @Nullable Job job;
    private @Nullable String note;
    private List<Integer> drawn = List.of();
    private boolean closed;

    /** @param terminal its current size, which is asked for whenever the view is drawn */
    LiveProgress(PrintWriter out, Supplier<Terminal> terminal, Timestamps timestamps) {
        this.out = out;
        this.terminal = terminal;
        this.timestamps = timestamps;
        Future<?> unused = ticks.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void show(Job now) {
        job = now;
        note = null;
        draw();
    }

    @Override
    public synchronized void note(String text) {
        note = VisibleText.line(text);
        draw();
    }

    /** Output after the last view is not overwritten. */
    @Override
    public synchronized void close() {
        ticks.shutdownNow();
        draw();
        closed = true;
    }

    /**
     * Lines that have scrolled off the screen cannot be redrawn, so a running job shows at most a screen; the final
     * view is complete.
     */
    private List<String> fitting(List<String> lines, int rows) {
        int room = rows - 2;
        if (rows == 0
                || lines.size() <= room
                || room < 2
                || (job != null && job.status().isFinal())) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, room - 1));
        some.add("  ... " + (lines.size() - room + 1) + " more lines; for all, run kubefate job describe");
        return some;
    }

    private synchronized void draw() {
        if (job == null || closed) {
            return;
        }
        Terminal now = terminal.get();
        StringBuilder screen = new StringBuilder();
        int above = rowsOf(drawn, now.columns());
        if (above > 0) {
            screen.append("\u001b[").append(above).append('A');
        }
        screen.append(CLEAR_BELOW).append(NO_WRAP);
        JobSummary summary = new JobSummary(timestamps, now.colours(), now.columns());
        List<String> lines = new ArrayList<>(fitting(summary.lines(job), now.rows()));
        if (note != null) {
            lines.add(note);
        }
        lines.replaceAll(line -> Ellipsis.cut(line, now.columns()));
        lines.forEach(line -> screen.append(line).append('\n'));
        screen.append(WRAP);
        out.print(screen);
        out.flush();
        drawn = lines.stream().map(Ellipsis::width).toList();
    }

    /** A terminal that has become narrower wraps the lines that it shows. */
    private static int rowsOf(List<Integer> widths, int columns) {
        return columns == 0
                ? widths.size()
                : widths.stream()
                        .mapToInt(width -> Math.max(1, Math.ceilDiv(width, columns)))
                        .sum();
    }
}
