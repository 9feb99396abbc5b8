package org.fedai.kubefate.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.fedai.kubefate.cli.config.Config;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobWatchTest {
    private final MockWebServer server = new MockWebServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private KubefateClient client;

    @BeforeEach
    void start(@TempDir Path tokens) throws Exception {
        server.start();
        answer(200, "{\"code\":200,\"expire\":\"2126-01-01T00:00:00Z\",\"token\":\"t\"}");
        client = new KubefateClient(
                new Config(
                        false,
                        "admin",
                        "admin",
                        "http://" + server.getHostName() + ":" + server.getPort(),
                        "a test",
                        null,
                        List.of()),
                new TokenCache(tokens, warning -> {}),
                new TrafficLogger(new PrintWriter(Writer.nullWriter())),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_service_without_long_polling_is_polled() {
        job("Running", "a");
        job("Running", "a");
        job("Running", "a");
        job("Running", "b");
        job("Success", "c");

        follow();

        assertThat(seen).containsExactly("Running a", "Running b", "Success c");
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void interruptions_of_the_service_are_tolerated() {
        job("Running", "a");
        answer(503, "{\"error\":\"the database is away\"}");
        answer(502, "<html>Bad Gateway</html>");
        job("Success", "b");

        follow();

        assertThat(notes).containsExactly("retrying: the database is away");
        assertThat(seen).containsExactly("Running a", "Success b");
    }

    @Test
    void a_missing_job_is_an_error() {
        job("Running", "a");
        answer(404, "{\"error\":\"there is no such job\"}");

        assertThatThrownBy(this::follow).hasMessage("there is no such job");
        assertThat(pauses).isEmpty();
    }

    @Test
    void watching_fails_if_the_service_stays_unavailable() {
        job("Running", "a");
        for (int i = 0; i <= 120; i++) {
            answer(503, "{\"error\":\"away\"}");
        }

        assertThatThrownBy(this::follow).hasMessage("away");
        assertThat(pauses).hasSize(120);
    }

    private void follow() {
        Job job = client.jobs().get("id");
        Job ended = new JobWatch(client.jobs(), pauses::add)
                .follow(job, now -> seen.add(now.status() + " " + now.states().getLast()), notes::add);
        assertThat(ended.status()).isEqualTo(JobStatus.SUCCESS);
    }

    private void job(String status, String state) {
        answer(200, """
            {"msg":"getJob Success","data":{"ID":1,"CreatedAt":"2026-11-25T12:00:00Z","UpdatedAt":"2026-11-25T12:00:00Z",
            "DeletedAt":null,"uuid":"id","start_time":"2026-11-25T12:00:00Z","end_time":"0001-01-01T00:00:00Z",
            "method":"ClusterInstall","cluster_id":"c","creator":"admin","sub_jobs":{},"status":"%s","time_limit":1,
            "meta_data":null,"states":["%s"]}}\
            """.formatted(status, state));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }
}
