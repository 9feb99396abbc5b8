package org.fedai.kubefate.server.takeover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.common.api.Times;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the Go service tells in JSON about the course of a job: states, and the progress of each module. */
final class GoJobText {
    private static final Pattern CHECK = Pattern.compile("(?i)checkout cluster status \\[(\\d{1,9})]");
    private static final Pattern ERROR = Pattern.compile("(?s).*? error, .*");
    private static final int MAX_NAME = 255;
    private static final int MAX_STATUS = 16;

    private final JsonMapper json;
    private final GoRow row;
    private String problem = "";

    GoJobText(JsonMapper json, GoRow row) {
        this.json = json;
        this.row = row;
    }

    /** What could not be read of what was asked for, as a part of a sentence; empty if there is nothing. */
    String problem() {
        return problem;
    }

    List<JobState> states(JobStatus status) {
        List<JobState> states = new ArrayList<>();
        for (JsonNode state : read("states", "its states are")) {
            states.add(state(state.asString("")));
        }
        // In databases that version 1.3 has begun, older jobs have a result in place of states.
        if (states.isEmpty() && !row.text("result").isEmpty()) {
            states.add(state(row.text("result")));
        }
        explain(states, status);
        return states;
    }

    private static JobState state(String text) {
        Matcher check = CHECK.matcher(text);
        if (check.matches()) {
            return new JobState(JobState.Kind.CHECK, text, Integer.valueOf(check.group(1)), null);
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("checkout cluster status timeout")) {
            return new JobState(JobState.Kind.TIMEOUT, text, null, null);
        }
        if (ERROR.matcher(text).matches()) {
            return new JobState(JobState.Kind.REASON, text, null, null);
        }
        return text.equals("job run Success") ? JobState.end(text) : JobState.step(text);
    }

    /** The reason of a failed job is its last state, if no other is a reason. */
    private static void explain(List<JobState> states, JobStatus status) {
        boolean explained = states.stream()
                .anyMatch(state -> state.kind() == JobState.Kind.REASON || state.kind() == JobState.Kind.TIMEOUT);
        if (status == JobStatus.FAILED && !explained && !states.isEmpty()) {
            JobState last = states.removeLast();
            states.add(new JobState(JobState.Kind.REASON, last.text(), null, null));
        }
    }

    List<SubJob> subJobs(Instant started) {
        List<SubJob> modules = new ArrayList<>();
        for (var module : read("sub_jobs", "the progress of its modules is").properties()) {
            JsonNode subJob = module.getValue();
            Instant start = GoRow.parse(subJob.path("StartTime").asString(""));
            // Called ModulesPodStatus up to version 1.4.1.
            String state = subJob.path("ModulesStatus")
                    .asString(subJob.path("ModulesPodStatus").asString(""));
            modules.add(new SubJob(
                    shorten(module.getKey(), MAX_NAME),
                    shorten(subJob.path("Status").asString(""), MAX_STATUS),
                    shorten(state, MAX_NAME),
                    start == null ? started : start,
                    Times.orZero(GoRow.parse(subJob.path("EndTime").asString(""))),
                    null));
        }
        return modules;
    }

    private JsonNode read(String column, String what) {
        String text = row.text(column);
        if (text.isEmpty()) {
            return json.missingNode();
        }
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            problem += (problem.isEmpty() ? "" : "; ") + what + " not taken over, because the JSON in column " + column
                    + " is incomplete";
            return json.missingNode();
        }
    }

    private static String shorten(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
