package org.fedai.kubefate.server.fate;

import static org.fedai.kubefate.server.fate.FlowRequests.query;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The logs of a job at one party, and what they say about a failure. */
final class FateLogs {
    /** Enough for the frames of a Java stack trace, behind which the cause is. */
    private static final int LINES = 300;

    private static final int SHOWN_LINES = 5;

    private final FlowRequests requests;
    private final FateJob job;

    FateLogs(FlowRequests requests, FateJob job) {
        this.requests = requests;
        this.job = job;
    }

    /** The task that failed, the cause if it is known, and the last lines of its log; or what the scheduler says. */
    Optional<String> failure() {
        List<JsonNode> tasks = requests.data(
                        "list the tasks of job " + job.id(), "/v2/job/task/query" + query("job_id", job.id()))
                .valueStream()
                .filter(task -> task.path("role").asString("").equals(job.role().toString())
                        && !task.path("status").asString("").equals("success"))
                .toList();
        return tasks.stream()
                .map(task -> failure(task.path("task_name").asString("")))
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::schedulerFailure)
                .or(() -> silentFailure(tasks));
    }

    /** A process that is killed writes no log. */
    private Optional<String> silentFailure(List<JsonNode> tasks) {
        return tasks.stream()
                .filter(task -> task.path("party_status").asString("").equals("failed"))
                .map(task -> "task " + ForeignText.line(task.path("task_name").asString("")) + " of " + job.role() + " "
                        + job.party()
                        + " failed without an error in its log; its process may have been killed for lack of"
                        + " memory, see python.resources")
                .findFirst();
    }

    private Optional<String> failure(String task) {
        List<String> lines = lines("task_error", task);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of("task " + ForeignText.line(task) + " of " + job.role() + " " + job.party() + " failed"
                        + cause(lines) + "; last lines of its log: " + ForeignText.lastLines(lines, SHOWN_LINES));
    }

    /** The scheduler knows what the other parties answered. */
    private Optional<String> schedulerFailure() {
        List<String> lines = lines("schedule_error", "");
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of("FATE-Flow could not coordinate it" + cause(lines) + "; last lines of its log: "
                        + ForeignText.lastLines(lines, SHOWN_LINES));
    }

    private static String cause(List<String> lines) {
        return FateFault.in(String.join("\n", lines))
                .map(fault -> ": " + fault.sentence())
                .orElse("");
    }

    /** The last lines of a log; empty if there are none. */
    private List<String> lines(String type, String task) {
        String log = query(
                "log_type",
                type,
                "job_id",
                job.id(),
                "role",
                job.role().toString(),
                "party_id",
                job.party(),
                "task_name",
                task);
        int count =
                requests.data("count the lines of a log", "/v2/log/count" + log).asInt(0);
        if (count <= 0) {
            return List.of();
        }
        String part = "&begin=" + Math.max(1, count - LINES + 1) + "&end=" + count;
        JsonNode lines = requests.data("show a log", "/v2/log/query" + log + part);
        return lines.valueStream()
                .limit(LINES)
                .map(line -> line.path("content").asString(""))
                .filter(line -> !line.isBlank())
                .toList();
    }
}
