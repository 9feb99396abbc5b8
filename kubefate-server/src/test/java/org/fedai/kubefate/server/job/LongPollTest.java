package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A client that waits for news of a job is answered when there is some. */
@ServerTest
class LongPollTest {
    @Autowired
    private JdbcTemplate database;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @AfterEach
    void leave() {
        threads.shutdownNow();
    }

    @Test
    void the_answer_is_held_until_the_job_changes() throws Exception {
        JsonNode quiet = quietJob("held");
        CompletableFuture<Api.Reply> held = ask(quiet, 60);

        stop(quiet);

        Api.Reply reply = held.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        assertThat(reply.message()).isEqualTo("getJob Success");
        assertThat(updatedAt(reply.data())).isAfter(updatedAt(quiet));
        clusters.ended(quiet);
    }

    @Test
    void following_a_job_by_long_polls_shows_each_of_its_states_and_its_end() {
        JsonNode job = clusters.install("followed", "v1.0.0", "web: {fake-kubelet/delay: \"1\"}\n");
        int asked = 0;
        while (List.of("Pending", "Running").contains(job.path("status").asString())) {
            JsonNode next = get(job, 60).data();
            assertThat(next.path("UpdatedAt")).as("an answer is news").isNotEqualTo(job.path("UpdatedAt"));
            job = next;
            asked++;
        }
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(asked).as("no more answers than changes").isLessThan(40);
        assertThat(get(job, 60).data()).as("of a job that has ended at once").isEqualTo(job);
    }

    @Test
    void without_a_change_the_answer_comes_when_the_time_is_over() {
        JsonNode quiet = quietJob("silent");

        Instant asked = Instant.now();
        Api.Reply reply = get(quiet, 1);

        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        assertThat(reply.data().path("UpdatedAt")).isEqualTo(quiet.path("UpdatedAt"));
        stop(quiet);
        clusters.ended(quiet);
    }

    @Test
    void what_another_replica_writes_is_found_in_the_database() throws Exception {
        JsonNode quiet = quietJob("foreign");
        CompletableFuture<Api.Reply> held = ask(quiet, 60);
        assertThat(held.isDone()).isFalse();

        String uuid = quiet.path("uuid").asString();
        database.update(
                "update job set updated_at = ? where uuid = ?",
                java.time.LocalDateTime.of(2035, 1, 2, 3, 4, 5, 678_901_000),
                uuid);

        assertThat(updatedAt(held.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS)
                        .data()))
                .isEqualTo(Instant.parse("2035-01-02T03:04:05.678901Z"));
        stop(quiet);
        clusters.ended(quiet);
    }

    @Test
    void many_may_wait_without_keeping_others_from_the_database() throws Exception {
        JsonNode quiet = quietJob("crowd");
        List<CompletableFuture<Api.Reply>> held =
                IntStream.range(0, 50).mapToObj(one -> ask(quiet, 60)).toList();

        assertThat(api.get("/v1/cluster").status()).isEqualTo(200);

        stop(quiet);
        for (CompletableFuture<Api.Reply> one : held) {
            assertThat(one.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS)
                            .status())
                    .isEqualTo(200);
        }
        clusters.ended(quiet);
    }

    @Test
    void a_time_that_is_none_is_refused() {
        JsonNode job = clusters.ended(clusters.install("timeless", "v1.0.0", ""));
        String path = "/v1/job/" + job.path("uuid").asString();

        assertThat(api.get(path + "?wait=5&since=yesterday").status()).isEqualTo(400);
        assertThat(api.get(path + "?wait=5&since=yesterday").error()).contains("UpdatedAt");
        assertThat(api.get(path + "?wait=soon").status()).isEqualTo(400);
        assertThat(api.get("/v1/job/nobody?wait=5").status()).isEqualTo(404);
    }

    /** A job that has told what there is to tell, and goes on. */
    private JsonNode quietJob(String name) {
        JsonNode job = clusters.install(name, "v1.0.0", "web: {fake-kubelet/behavior: image-pull-backoff}\n");
        JsonNode told = clusters.when(
                job,
                now -> ClusterApi.states(now).stream().anyMatch(state -> state.startsWith("web is not available"))
                        && now.path("sub_jobs")
                                .path("store")
                                .path("Status")
                                .asString()
                                .equals("Success"));
        return clusters.when(told, now -> get(now, 1).data().equals(now));
    }

    private CompletableFuture<Api.Reply> ask(JsonNode job, int seconds) {
        return CompletableFuture.supplyAsync(() -> get(job, seconds), threads);
    }

    private Api.Reply get(JsonNode job, int seconds) {
        return api.get("/v1/job/" + job.path("uuid").asString() + "?wait=" + seconds + "&since="
                + job.path("UpdatedAt").asString());
    }

    private void stop(JsonNode job) {
        assertThat(api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static Instant updatedAt(JsonNode job) {
        return Instant.parse(job.path("UpdatedAt").asString());
    }
}
