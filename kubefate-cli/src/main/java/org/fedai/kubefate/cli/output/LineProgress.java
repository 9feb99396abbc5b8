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

/** One line for each change of a job: for pipes, logs and files. */
final class LineProgress implements JobProgress {
    private final PrintWriter out;
    private final Moments moments;
    private final Map<String, String> modules = new HashMap<>();
    private final Set<String> states = new HashSet<>();

    LineProgress(PrintWriter out, Moments moments) {
        this.out = out;
        this.moments = moments;
    }

    @Override
    public void show(Job job) {
        String elapsed = moments.span(job.startTime(), job.endTime());
        if (job.status().isFinal()) {
            // What a job says last stands last.
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
            if (!JobStates.isCheck(state) && !JobStates.isToldByModule(job, state) && states.add(state.text())) {
                line(elapsed, state.text());
            }
        }
    }

    private void showModules(Job job, String elapsed) {
        new TreeMap<>(job.subJobs()).forEach((name, subJob) -> {
            String said = said(subJob);
            if (!said.equals(modules.put(name, said))) {
                line(elapsed, name + ": " + said);
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

    /** What ails a module is in its status and in the reason: it is said once. */
    private static String said(SubJob subJob) {
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
