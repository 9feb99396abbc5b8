package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.SubJob;

/** Prints one line for each change of a job, for pipes, logs and files. */
final class LineProgress implements JobProgress {
    private final PrintWriter out;
    private final Timestamps timestamps;
    private final Map<String, String> modules = new HashMap<>();
    private final Set<String> states = new HashSet<>();

    LineProgress(PrintWriter out, Timestamps timestamps) {
        this.out = out;
        this.timestamps = timestamps;
    }

    @Override
    public void show(Job job) {
        String elapsed = timestamps.duration(job.startTime(), job.endTime());
        if (job.status().isFinal()) {
            // The final state is printed last.
            showModules(job, elapsed);
            showStates(job, elapsed);
        } else {
            showStates(job, elapsed);
            showModules(job, elapsed);
        }
        out.flush();
    }

    private void showStates(Job job, String elapsed) {
        for (JobState state : JobStates.of(job)) {
            if (!JobStates.isCheck(state) && !JobStates.isReportedByModule(job, state) && states.add(state.text())) {
                line(elapsed, state.text());
            }
        }
    }

    private void showModules(Job job, String elapsed) {
        new TreeMap<>(job.subJobs()).forEach((name, subJob) -> {
            String statusText = statusText(subJob);
            if (!statusText.equals(modules.put(name, statusText))) {
                line(elapsed, name + ": " + statusText);
            }
        });
    }

    @Override
    public void note(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private void line(String elapsed, String text) {
        out.printf("%6s  %s%n", elapsed, text);
    }

    /** The status of a module may repeat the reason, which is printed only once. */
    private static String statusText(SubJob subJob) {
        String status = subJob.modulesStatus();
        String reason = subJob.reason();
        if (reason == null) {
            return status;
        }
        int colon = status.indexOf(": ");
        boolean repeated = colon > 0 && reason.contains(status.substring(colon + 2));
        return (repeated ? status.substring(0, colon) : status) + ", " + reason;
    }
}
