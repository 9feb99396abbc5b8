package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;

/** A running job as a few lines: its status, followed by its modules. */
final class JobSummary {
    private static final int INDENT = 2;

    private final Timestamps timestamps;
    private final boolean colours;
    private final int columns;

    JobSummary(Timestamps timestamps, boolean colours, int columns) {
        this.timestamps = timestamps;
        this.colours = colours;
        this.columns = columns;
    }

    List<String> lines(Job job) {
        List<SubJob> modules = SubJobs.of(job);
        int width =
                modules.stream().mapToInt(module -> name(module).length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(headline(job, modules));
        for (SubJob module : modules) {
            lines.add(module(module, width));
            if (module.reason() != null) {
                LineWrapping.wrap(" ".repeat(INDENT + width + 2) + VisibleText.line(module.reason()), columns)
                        .forEach(line -> lines.add(TextStyle.YELLOW.paint(line, colours)));
            }
        }
        return lines;
    }

    private String headline(Job job, List<SubJob> modules) {
        long available = modules.stream().filter(JobSummary::isAvailable).count();
        String status = style(job.status()).paint(job.status().toString(), colours);
        String count = modules.isEmpty() ? "" : ", " + available + " of " + modules.size() + " modules available";
        List<JobState> states = JobStates.of(job);
        String last = states.isEmpty() || JobStates.isCheck(states.getLast())
                ? ""
                : ", " + VisibleText.line(states.getLast().text());
        return TextStyle.BOLD.paint(VisibleText.line(job.method()), colours) + " " + status + " "
                + timestamps.duration(job.startTime(), job.endTime()) + count + last;
    }

    private String module(SubJob module, int width) {
        String status = "%-12s".formatted(VisibleText.line(module.modulesStatus()));
        return " ".repeat(INDENT)
                + name(module)
                + " ".repeat(width - name(module).length() + 2)
                + (isAvailable(module) ? TextStyle.GREEN : TextStyle.YELLOW).paint(status, colours)
                + " "
                + TextStyle.FAINT.paint(timestamps.duration(module.startTime(), module.endTime()), colours);
    }

    private static String name(SubJob module) {
        return VisibleText.line(module.moduleName());
    }

    private static boolean isAvailable(SubJob module) {
        return "Success".equals(module.status());
    }

    private static TextStyle style(JobStatus status) {
        return switch (status) {
            case SUCCESS -> TextStyle.GREEN;
            case PENDING, RUNNING -> TextStyle.PLAIN;
            case STOPPING, CANCELED -> TextStyle.YELLOW;
            case FAILED, ROLLBACK, TIMEOUT -> TextStyle.RED;
        };
    }
}
