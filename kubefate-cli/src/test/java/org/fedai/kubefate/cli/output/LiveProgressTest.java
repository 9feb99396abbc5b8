package org.fedai.kubefate.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.fedai.kubefate.cli.config.Terminal;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobState;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.common.api.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final Timestamps MOMENTS = new Timestamps(Clock.fixed(START.plusSeconds(42), ZoneOffset.UTC));

    private final StringWriter screen = new StringWriter();

    @Test
    void the_view_is_redrawn_in_place() {
        try (JobProgress progress =
                JobProgress.on(new PrintWriter(screen), Terminal.of(80, 0).withoutColours(), MOMENTS)) {
            progress.show(job(JobStatus.RUNNING, JobState.step("helm install success"), sub("mysql", "Running", null)));
            progress.show(job(JobStatus.RUNNING, JobState.step("helm install success"), sub("mysql", "Success", null)));
        }

        String first = """
                ClusterInstall Running 42s, 0 of 1 modules available, helm install success
                  mysql  Progressing  42s
                """;
        assertThat(screen.toString())
                .startsWith("\r\u001b[J\u001b[?7l" + first
                        + "\u001b[?7h\u001b[2A\r\u001b[J\u001b[?7lClusterInstall Running 42s, 1 of 1");
    }

    @Test
    void a_reason_is_printed_below_its_module() {
        assertThat(new JobSummary(MOMENTS, false, 60)
                        .lines(job(
                                JobStatus.RUNNING,
                                JobState.check(3),
                                sub(
                                        "osx",
                                        "Running",
                                        "image r.example.com/osx:9 cannot be pulled: not found; check the tag"))))
                .containsExactly(
                        "ClusterInstall Running 42s, 0 of 1 modules available",
                        "  osx  Progressing  42s",
                        "       image r.example.com/osx:9 cannot be pulled: not",
                        "       found; check the tag");
    }

    @Test
    void only_the_final_view_may_exceed_the_terminal() {
        Job sick = job(
                JobStatus.RUNNING, JobState.step("x"), sub("osx", "Running", "one two three four five ".repeat(12)));
        try (JobProgress progress =
                JobProgress.on(new PrintWriter(screen), Terminal.of(60, 6).withoutColours(), MOMENTS)) {
            progress.show(sick);
            assertThat(screen.toString()).contains("more lines");
            assertThat(screen.toString().chars().filter(character -> character == '\n'))
                    .hasSizeLessThanOrEqualTo(4);
            screen.getBuffer().setLength(0);
            progress.show(job(
                    JobStatus.TIMEOUT,
                    JobState.step("x"),
                    sub("osx", "Running", "one two three four five ".repeat(12))));
        }

        assertThat(screen.toString()).doesNotContain("more lines");
    }

    @Test
    void lines_that_do_not_fit_end_in_an_ellipsis() {
        draw(
                () -> Terminal.of(40, 0),
                job(JobStatus.RUNNING, JobState.step("helm install success"), sub("osx", "Running", null)));

        assertThat(screen.toString().lines().map(line -> line.replaceAll("\u001b\\[[?\\d]*[a-zA-Z]|\r", "")))
                .containsSubsequence("ClusterInstall Running 42s, 0 of 1 modu\u2026", "  osx  Progressing  42s");
        assertThat(screen.toString()).contains("modu\u2026\u001b[0m\n");
    }

    @Test
    void a_line_of_wide_characters_is_cut_between_them() {
        assertThat(Ellipsis.cut("\u738b\u5c0f\u660e", 5)).isEqualTo("\u738b\u5c0f\u2026");
        assertThat(Ellipsis.cut("\u738b\u5c0f\u660e", 6)).isEqualTo("\u738b\u5c0f\u660e");
        assertThat(Ellipsis.cut("\u738b\u5c0f\u660e", 4)).isEqualTo("\u738b\u2026");
    }

    @Test
    void the_view_follows_a_resized_terminal() {
        AtomicReference<Terminal> size =
                new AtomicReference<>(Terminal.of(80, 0).withoutColours());
        Job job = job(JobStatus.RUNNING, JobState.step("helm install success"), sub("mysql", "Running", null));
        try (LiveProgress progress = new LiveProgress(new PrintWriter(screen), size::get, MOMENTS)) {
            progress.show(job);
            screen.getBuffer().setLength(0);
            size.set(Terminal.of(30, 0).withoutColours());
            progress.show(job);
        }

        // The headline of 74 columns takes three rows of the narrow terminal, the module one.
        assertThat(screen.toString())
                .startsWith(
                        "\u001b[4A\r\u001b[J\u001b[?7lClusterInstall Running 42s, 0\u2026\n  mysql  Progressing  42s\n");
    }

    private void draw(Supplier<Terminal> terminal, Job job) {
        try (LiveProgress progress = new LiveProgress(new PrintWriter(screen), terminal, MOMENTS)) {
            progress.show(job);
        }
    }

    @Test
    void without_a_terminal_the_reason_of_a_module_is_printed_once() {
        String reason = "Pod fate/osx-1: image cannot be pulled: not found; check the tag";
        try (JobProgress progress = JobProgress.on(new PrintWriter(screen), Terminal.NONE, MOMENTS)) {
            progress.show(job(
                    JobStatus.RUNNING,
                    JobState.warning("osx", "osx is not available: " + reason),
                    new SubJob("osx", "Running", "Progressing: image cannot be pulled", START, Times.ZERO, reason)));
        }

        assertThat(screen.toString())
                .endsWith("  osx: Progressing, " + reason + "\n")
                .containsOnlyOnce("cannot be pulled");
    }

    @Test
    void colors_show_the_status() {
        assertThat(new JobSummary(MOMENTS, true, 80)
                        .lines(job(JobStatus.FAILED, JobState.step("x"), sub("osx", "Success", null))))
                .first()
                .asString()
                .startsWith("\u001b[1mClusterInstall\u001b[0m \u001b[31mFailed\u001b[0m");
    }

    @Test
    void a_message_is_shown_until_the_next_update_of_the_job() {
        try (JobProgress progress =
                JobProgress.on(new PrintWriter(screen), Terminal.of(80, 0).withoutColours(), MOMENTS)) {
            progress.show(job(JobStatus.RUNNING, JobState.step("x"), sub("osx", "Running", null)));
            progress.note("waiting: the service is away");
            assertThat(screen.toString()).endsWith("waiting: the service is away\n\u001b[?7h");
            progress.show(job(JobStatus.RUNNING, JobState.step("x"), sub("osx", "Success", null)));
        }

        assertThat(screen.toString()).contains("\u001b[3A").doesNotEndWith("waiting: the service is away\n\u001b[?7h");
    }

    private static Job job(JobStatus status, JobState state, SubJob subJob) {
        return new Job(
                1,
                START,
                START,
                null,
                "id",
                START,
                Times.ZERO,
                "ClusterInstall",
                "cluster",
                "fate-9999",
                "fate-9999",
                "admin",
                Map.of(subJob.moduleName(), subJob),
                status,
                0,
                null,
                List.of("update job status to Running", state.text()),
                "",
                List.of(JobState.step("update job status to Running"), state));
    }

    private static SubJob sub(String name, String status, @Nullable String reason) {
        String modules = status.equals("Success") ? "Available" : "Progressing";
        return new SubJob(name, status, modules, START, Times.ZERO, reason);
    }
}
