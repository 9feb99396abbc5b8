package org.fedai.kubefate.server.takeover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.server.job.ImportJobs;
import org.fedai.kubefate.server.job.ImportedJob;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes over jobs. Those that were at work when the Go service ended have failed, because it never continues a job. */
@Component
class TakeOverJobs {
    private static final int PAGE = 500;

    private final ImportJobs jobs;
    private final JsonMapper json;
    private final Clock clock;

    TakeOverJobs(ImportJobs jobs, JsonMapper json, Clock clock) {
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    void run(GoDatabase source, long after, Findings findings) {
        int taken = 0;
        long last = after;
        List<GoRow> page;
        do {
            page = source.rows(GoTable.JOBS, last, PAGE);
            Map<String, Findings> remarks = new HashMap<>();
            List<ImportedJob> wanted = new ArrayList<>();
            for (GoRow row : page) {
                // A deleted job is marked and not shown any more, as here a deleted job is gone.
                if (row.time("deleted_at") == null) {
                    Findings own = new Findings();
                    ImportedJob job = job(row, own);
                    wanted.add(job);
                    remarks.put(job.uuid(), own);
                }
            }
            List<ImportedJob> stored = jobs.add(wanted);
            stored.forEach(job -> findings.addAll(remarks.get(job.uuid())));
            taken += stored.size();
            last = page.isEmpty() ? last : page.getLast().id();
        } while (page.size() == PAGE);
        findings.took(GoTable.JOBS, taken);
    }

    private ImportedJob job(GoRow row, Findings findings) {
        String uuid = row.uuid();
        String known = uuid == null ? UUID.randomUUID().toString() : uuid;
        JobStatus left = GoJobStatus.of((int) row.number("status"));
        Instant createdAt = row.createdAt(clock.instant());
        Instant updatedAt = row.updatedAt(createdAt);
        Instant startTime = row.time("start_time");
        GoJobText text = new GoJobText(json, row);
        List<JobState> states = new ArrayList<>(text.states(left));
        List<SubJob> subJobs = text.subJobs(startTime == null ? createdAt : startTime);
        Instant endTime = row.time("end_time");
        if (!left.isFinal()) {
            String reason = "the Go service ended while this job was " + left + "; nobody continues it";
            states.add(new JobState(JobState.Kind.REASON, reason, null, null));
            endTime = updatedAt;
            findings.add("job " + known + " (" + row.text("method")
                    + ") is Failed, because the Go service ended while it was " + left);
        }
        if (!text.problem().isEmpty()) {
            findings.add("job " + known + " (" + row.text("method") + "): " + text.problem());
        }
        return new ImportedJob(
                known,
                row.text("cluster_id"),
                row.text("method"),
                row.text("creator"),
                args(row),
                left.isFinal() ? left : JobStatus.FAILED,
                Duration.ofNanos(row.number("time_limit")),
                startTime == null ? createdAt : startTime,
                endTime,
                states,
                left.isFinal()
                        ? subJobs
                        : subJobs.stream().map(TakeOverJobs::ended).toList(),
                createdAt,
                updatedAt);
    }

    private static SubJob ended(SubJob left) {
        return left.status().equals("Running")
                ? new SubJob(
                        left.moduleName(),
                        "Failed",
                        left.modulesStatus(),
                        left.startTime(),
                        left.endTime(),
                        left.reason())
                : left;
    }

    /** Null for jobs without parameters. */
    private static @Nullable ClusterArgs args(GoRow row) {
        if (row.text("args_name").isEmpty()) {
            return null;
        }
        return new ClusterArgs(
                row.text("args_name"),
                row.text("args_namespace"),
                row.text("args_chart_name"),
                row.text("args_chart_version"),
                row.flag("args_cover"),
                Base64.getEncoder().encodeToString(row.bytes("args_data")),
                row.flag("args_keep_upgrade_job"),
                false);
    }
}
