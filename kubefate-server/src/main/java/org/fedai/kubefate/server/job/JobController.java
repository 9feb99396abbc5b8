package org.fedai.kubefate.server.job;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "job")
@RequestMapping("/v1/job")
class JobController {
    /** In seconds; proxies close idle connections after about that time. */
    private static final int MAX_WAIT = 60;

    private final JobService jobs;
    private final AwaitJob awaitJob;

    JobController(JobService jobs, AwaitJob awaitJob) {
        this.jobs = jobs;
        this.awaitJob = awaitJob;
    }

    @Operation(summary = "List jobs")
    @GetMapping
    Answer<List<Job>> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "cluster_id", required = false) @Nullable String clusterUuid,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String sort) {
        return Answer.of("getJobList Success", jobs.list(status(status), clusterUuid, new Page(limit, offset, sort)));
    }

    /**
     * Returns a job. The request can wait for the job to change.
     *
     * @param wait seconds to wait; responds immediately if omitted
     */
    @Operation(summary = "Describe a job, or wait for it to change")
    @GetMapping("/{uuid}")
    Answer<Job> get(
            @PathVariable String uuid,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String since)
            throws InterruptedException {
        Job job = wait == null || wait <= 0 ? jobs.get(uuid) : awaitJob.await(uuid, time(since), limit(wait));
        return Answer.of("getJob Success", job);
    }

    @Operation(summary = "Stop a job")
    @ErrorStatuses(409)
    @PutMapping("/{uuid}")
    Answer<String> stop(@PathVariable String uuid, @RequestParam(required = false) @Nullable String jobStatus) {
        if (!"stop".equals(jobStatus)) {
            throw Problem.malformed("jobStatus must be stop");
        }
        jobs.stop(uuid);
        return Answer.of("stop Job Success", "Stop Job Success");
    }

    @Operation(summary = "Delete a job that has ended")
    @ErrorStatuses(409)
    @DeleteMapping("/{uuid}")
    Answer<Void> delete(@PathVariable String uuid) {
        jobs.delete(uuid);
        return Answer.of("delete Job Success");
    }

    private static Duration limit(int seconds) {
        return Duration.ofSeconds(Math.min(seconds, MAX_WAIT));
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.malformed(
                    "since must be a time such as 2026-01-31T12:00:00.123456Z, the UpdatedAt of the job");
        }
    }

    private static @Nullable JobStatus status(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("unknown job status " + name + "; expected one of "
                        + Arrays.stream(JobStatus.values())
                                .map(JobStatus::toString)
                                .collect(Collectors.joining(", "))));
    }
}
