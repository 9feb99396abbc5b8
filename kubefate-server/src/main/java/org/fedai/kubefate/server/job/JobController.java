package org.fedai.kubefate.server.job;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.Answer;
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
@RequestMapping("/v1/job")
class JobController {
    private final JobService jobs;

    JobController(JobService jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    Answer<List<Job>> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "cluster_id", required = false) @Nullable String clusterUuid,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset) {
        return Answer.of("getJobList Success", jobs.list(status(status), clusterUuid, new Page(limit, offset)));
    }

    @GetMapping("/{uuid}")
    Answer<Job> get(@PathVariable String uuid) {
        return Answer.of("getJob Success", jobs.get(uuid));
    }

    @PutMapping("/{uuid}")
    Answer<String> stop(@PathVariable String uuid, @RequestParam(required = false) @Nullable String jobStatus) {
        if (!"stop".equals(jobStatus)) {
            throw Problem.malformed("jobStatus must be stop");
        }
        jobs.stop(uuid);
        return Answer.of("stop Job Success", "Stop Job Success");
    }

    @DeleteMapping("/{uuid}")
    Answer<Void> delete(@PathVariable String uuid) {
        jobs.delete(uuid);
        return Answer.of("delete Job Success");
    }

    private static @Nullable JobStatus status(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(JobStatus.values())
                .filter(status -> status.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("there is no job status " + name + "; there are "
                        + Arrays.stream(JobStatus.values())
                                .map(JobStatus::toString)
                                .collect(Collectors.joining(", "))));
    }
}
