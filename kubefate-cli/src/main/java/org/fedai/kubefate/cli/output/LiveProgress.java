package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.common.api.Job;
import org.jspecify.annotations.Nullable;

/** A live view of the job on a terminal, redrawn every second and after each change. */
final class LiveProgress implements JobProgress {
    private static final String CLEAR_BELOW = "\r\u001b[J";
    /** Long lines are truncated, because wrapped lines would break the number of lines to move up. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final JobSummary summary;
    private final int rows;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private @Nullable Job job;
    private @Nullable String note;
    private int drawn;
    private boolean closed;

    LiveProgress(PrintWriter out, Terminal terminal, Timestamps timestamps) {
        this.out = out;
        this.summary = new JobSummary(timestamps, terminal.colours(), terminal.columns());
        this.rows = terminal.rows();
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
    private List<String> fitting(List<String> lines) {
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
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\u001b[").append(drawn).append('A');
        }
        screen.append(CLEAR_BELOW).append(NO_WRAP);
        List<String> lines = fitting(summary.lines(job));
        lines.forEach(line -> screen.append(line).append('\n'));
        if (note != null) {
            screen.append(note).append('\n');
        }
        screen.append(WRAP);
        out.print(screen);
        out.flush();
        drawn = lines.size() + (note == null ? 0 : 1);
    }
}
