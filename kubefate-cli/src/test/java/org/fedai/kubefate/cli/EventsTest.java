package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watching by the events of the service. */
class EventsTest {
    private static final String EVENTS = "GET /v1/events";
    private static final String JOB = "GET /v1/job/" + ServiceResponses.JOB_ID;
    private static final String BEGIN = "retry: 2000\n: events of KubeFATE\nid: 41\n\n";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_job_is_read_when_the_service_tells_of_a_change_and_not_polled() {
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.DONE))
                .answer(EVENTS, stream(BEGIN + ": heartbeat\nid: 42\n\n" + event(43, "sub_job") + event(44, "job")));

        Result result = shell.run("job", "describe", ServiceResponses.JOB_ID, "--watch");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(service.asked())
                .containsExactly(
                        "POST /v1/user/login",
                        JOB,
                        EVENTS + "?job_id=" + ServiceResponses.JOB_ID,
                        // What may have changed before the stream began.
                        JOB,
                        // After both events.
                        JOB);
    }

    @Test
    void a_stream_that_ends_is_continued_with_a_new_token() {
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.DONE))
                .answer(
                        EVENTS,
                        stream(BEGIN + "event: end\ndata: {\"message\":\"the token has expired; log in again\"}\n\n"))
                .answer(EVENTS, 401, "{\"code\":401,\"message\":\"the token has expired; log in again\"}")
                .answer(EVENTS, stream(BEGIN));

        Result result = shell.run("job", "describe", ServiceResponses.JOB_ID, "--watch");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(service.asked().stream().filter(asked -> asked.equals("POST /v1/user/login")))
                .hasSize(2);
        assertThat(service.last(EVENTS).getHeaders().get("Last-Event-ID")).isEqualTo("41");
    }

    @Test
    void what_is_not_a_stream_of_events_leads_back_to_the_long_poll() {
        service.answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY))
                .answer(JOB, 200, ServiceResponses.one("getJob Success", ServiceResponses.DONE))
                .answer(EVENTS, 200, "{\"msg\":\"what is this\"}");

        Result result = shell.run("job", "describe", ServiceResponses.JOB_ID, "--watch");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(service.asked().getLast()).startsWith(JOB + "?wait=25&since=");
    }

    @Test
    void a_watched_list_goes_on_with_a_line_for_each_change() throws Exception {
        service.answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER))
                .answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list(
                                "getClusterList Success",
                                ServiceResponses.CLUSTER.replace(
                                        "\"status\":\"Running\"", "\"status\":\"Unavailable\"")))
                .answer(EVENTS, stream(BEGIN + event(42, "cluster") + event(43, "cluster")))
                .answer(EVENTS, stream("id: 43\n\n"));

        Result result = interruptedAtTheSecondStream("cluster", "cluster", "list", "--watch");

        assertThat(result.code()).as(result.err()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines).as(result.out()).hasSize(3);
        assertThat(lines.get(0)).startsWith("UUID ").contains("STATUS");
        assertThat(lines.get(1)).contains("fate-9999", "Running");
        assertThat(lines.get(2)).contains("fate-9999", "Unavailable");
        assertThat(lines.get(2).indexOf("Unavailable")).isEqualTo(lines.get(1).indexOf("Running"));
        assertThat(service.asked())
                .anySatisfy(asked -> assertThat(asked)
                        .startsWith("GET /v1/cluster/?")
                        .contains("all=true", "namespace=fate-9999", "name=fate-9999"));
        assertThat(service.last(EVENTS).getHeaders().get("Last-Event-ID")).isEqualTo("43");
    }

    @Test
    void a_watched_list_is_read_again_after_events_were_missed() throws Exception {
        service.answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success", ServiceResponses.NOT_READY))
                .answer(
                        "GET /v1/job/",
                        200,
                        ServiceResponses.list("getJobList Success", ServiceResponses.DONE, ServiceResponses.PENDING))
                .answer(
                        EVENTS,
                        stream(BEGIN + "id: 90\nevent: reset\ndata: {\"message\":\"read the state again\"}\n\n"))
                .answer(EVENTS, stream("id: 90\n\n"));

        Result result = interruptedAtTheSecondStream("job", "job", "list", "-w", "-o", "name");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(3).startsWith(ServiceResponses.JOB_ID, ServiceResponses.JOB_ID);
    }

    @Test
    void the_titles_of_an_empty_list_come_with_its_first_line() throws Exception {
        service.answer("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success"))
                .answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER))
                .answer(EVENTS, stream(BEGIN + event(42, "cluster")))
                .answer(EVENTS, stream("id: 42\n\n"));

        Result result = interruptedAtTheSecondStream("cluster", "cluster", "list", "--watch");

        List<String> lines = result.out().lines().toList();
        assertThat(lines).as(result.out()).hasSize(2);
        assertThat(lines.get(0).indexOf("STATUS")).isEqualTo(lines.get(1).indexOf("Running"));
    }

    @Test
    void a_list_that_cannot_be_read_at_first_is_an_error() {
        service.answer("GET /v1/cluster/", 503, "{\"error\":\"the database is unavailable; try again in a moment\"}");

        Result result = shell.run("cluster", "list", "--watch");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("the database is unavailable");
    }

    /** The first stream has been read to its end by then. */
    private Result interruptedAtTheSecondStream(String kind, String... args) throws Exception {
        CompletableFuture<Result> result = new CompletableFuture<>();
        Thread command = Thread.ofPlatform().start(() -> result.complete(shell.run(args)));
        String stream = EVENTS + "?kind=" + kind;
        Eventually.until(
                service::asked,
                all -> all.stream().filter(asked -> asked.equals(stream)).count() > 1);
        command.interrupt();
        return result.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
    }

    private static String event(int id, String kind) {
        return """
                id: %d
                event: %s
                data: {"id":%d,"kind":"%s","time":"2026-11-25T12:00:00Z","text":"something","cluster":{"uuid":"%s",\
                "name":"fate-9999","namespace":"fate-9999"},"job":{"uuid":"%s","method":"ClusterInstall","creator":"admin",\
                "status":"Running","deleted":false}}

                """.formatted(id, kind, id, kind, ServiceResponses.CLUSTER_ID, ServiceResponses.JOB_ID);
    }

    private static MockResponse stream(String text) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .body(text)
                .build();
    }
}
