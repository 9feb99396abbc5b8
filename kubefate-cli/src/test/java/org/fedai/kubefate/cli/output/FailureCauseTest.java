package org.fedai.kubefate.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.common.api.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureCauseTest {
    private static final String OVER = "checkout cluster status timeOut! The time limit of 60 minutes has expired";

    @Test
    void the_reason_of_the_job_is_the_cause() {
        Job job = job(
                JobStatus.FAILED,
                "osx: no node has room",
                List.of("helm install success", "the installed objects were removed"),
                module("mysql", "claim is not bound"));

        assertThat(FailureCause.of(job)).contains("osx: no node has room");
    }

    @Test
    void a_module_that_is_not_ready_takes_precedence_over_the_last_state() {
        Job job = job(
                JobStatus.TIMEOUT,
                OVER,
                List.of("helm install success", OVER, "the installed objects were removed"),
                module("mysql", null),
                module("osx", "image osx:9 cannot be pulled; check the tag"));

        assertThat(FailureCause.of(job)).contains("osx: image osx:9 cannot be pulled; check the tag");
    }

    @Test
    void of_several_modules_the_first_is_named_and_the_others_are_counted() {
        Job job = job(
                JobStatus.ROLLBACK,
                List.of("Cluster run rollback Success"),
                module("osx", "no node has room"),
                module("mysql", "claim is not bound"),
                module("python", "crashes"));

        assertThat(FailureCause.of(job))
                .contains("mysql: claim is not bound (and 2 more; kubefate job describe job-1 shows them)");
    }

    @Test
    void without_reasons_the_last_state_is_the_cause() {
        Job job = job(JobStatus.FAILED, List.of("update job status to Running", "helm install error, no such image"));

        assertThat(FailureCause.of(job)).contains("helm install error, no such image");
    }

    @Test
    void a_canceled_job_has_its_own_reason() {
        Job job = job(
                JobStatus.CANCELED,
                "job stopped",
                List.of("helm install success", "job stopped", "the installed objects were removed"),
                module("osx", "image osx:9 cannot be pulled"));

        assertThat(FailureCause.of(job)).contains("job stopped");
    }

    @Test
    void a_running_or_successful_job_has_no_cause() {
        List<String> states = List.of("helm install success", "osx is not available: no node has room");

        assertThat(FailureCause.of(job(JobStatus.RUNNING, states, module("osx", "no node has room"))))
                .isEmpty();
        assertThat(FailureCause.of(job(JobStatus.SUCCESS, states))).isEmpty();
    }

    private static SubJob module(String name, @Nullable String reason) {
        return new SubJob(name, reason == null ? "Success" : "Failed", "", Times.ZERO, Times.ZERO, reason);
    }

    private static JobState state(String text) {
        return text.equals(OVER) ? new JobState(JobState.Kind.TIMEOUT, text, null, null) : JobState.step(text);
    }

    private static Job job(JobStatus status, List<String> states, SubJob... modules) {
        return job(status, "", states, modules);
    }

    private static Job job(JobStatus status, String reason, List<String> states, SubJob... modules) {
        Map<String, SubJob> subJobs = new LinkedHashMap<>();
        Stream.of(modules).forEach(module -> subJobs.put(module.moduleName(), module));
        return new Job(
                1,
                Times.ZERO,
                Times.ZERO,
                null,
                "job-1",
                Times.ZERO,
                Times.ZERO,
                "ClusterInstall",
                "cluster",
                "fate-9999",
                "fate-9999",
                "admin",
                subJobs,
                status,
                0,
                null,
                states,
                reason,
                states.stream().map(FailureCauseTest::state).toList());
    }
}
