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

/** A picture of the job that is drawn over itself, once a second and at each change: for a person at a terminal. */
final class LiveProgress implements JobProgress {
    private static final String CLEAR_BELOW = "\r\u001b[J";
    /** A line that is too long is cut, as a wrapped one would upset the count of lines to go up. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final JobPicture picture;
    private final int rows;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private @Nullable Job job;
    private @Nullable String note;
    private int drawn;
    private boolean closed;

    LiveProgress(PrintWriter out, Terminal terminal, Moments moments) {
        this.out = out;
        this.picture = new JobPicture(moments, terminal.colours(), terminal.columns());
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
        note = text;
        draw();
    }

    /** What is printed below the last picture is not drawn over any more. */
    @Override
    public synchronized void close() {
        ticks.shutdownNow();
        draw();
        closed = true;
    }

    /** Lines that have left the screen cannot be drawn over, so a running job shows no more than fit; the last picture is whole. */
    private List<String> fitting(List<String> lines) {
        int room = rows - 2;
        if (rows == 0
                || lines.size() <= room
                || room < 2
                || (job != null && job.status().isFinal())) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, room - 1));
        some.add("  ... " + (lines.size() - room + 1) + " more lines; kubefate job describe shows all");
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
        List<String> lines = fitting(picture.draw(job));
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
