package org.fedai.kubefate.server.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class LogSocketTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Sandbox sandbox;

    private RunningService service;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService running) {
        service = running;
        api = service.admin();
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @Test
    void each_frame_is_a_line_with_its_line_break_as_the_go_command_line_expects() throws InterruptedException {
        Lines lines = new Lines();

        WebSocket socket = follow(cluster("log-frames"), "?container=web", lines);

        assertThat(lines.next()).endsWith("first words of log-frames\n");
        leave(socket);
    }

    @Test
    void pods_that_start_later_are_followed_and_lines_prefixed_from_then_on() throws InterruptedException {
        String cluster = cluster("log-grows");
        Lines lines = new Lines();
        WebSocket socket = follow(cluster, "?container=web", lines);
        assertThat(lines.next()).doesNotContain("[web").contains("first words");

        clusters.ended(clusters.update("log-grows", "v1.0.0", says("second words")));

        String line = lines.next();
        while (!line.contains("second words")) {
            line = lines.next();
        }
        assertThat(line).matches("(?s)\\[web-\\S+ web] .*second words\n");
        leave(socket);
    }

    @Test
    void a_slow_client_receives_every_line_in_order() throws InterruptedException {
        String cluster = cluster("log-late");
        String pod = api.get("/v1/cluster/" + cluster)
                .data()
                .at("/Info/pod")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> name.startsWith("web-"))
                .findFirst()
                .orElseThrow();
        LateReader lines = new LateReader();
        WebSocket socket = follow(cluster, "?container=web", lines);

        // More than the socket buffers hold.
        String filling = "x".repeat(1000);
        IntStream.range(0, 8000).forEach(i -> sandbox.log("log-late", pod, "web", "line " + i + " " + filling));
        socket.request(1);

        assertThat(lines.next()).contains("first words");
        for (int i = 0; i < 8000; i++) {
            assertThat(lines.next()).isEqualTo("line " + i + " " + filling + "\n");
        }
        leave(socket);
    }

    @Test
    void resources_are_released_when_clients_disconnect() throws InterruptedException {
        String cluster = cluster("log-left");
        double watches = gauge("kubefate.kubernetes.watches");
        Lines lines = new Lines();
        WebSocket closing = follow(cluster, "", lines);
        WebSocket aborting = follow(cluster, "", new Lines());
        assertThat(lines.next()).isNotEmpty();
        Eventually.until(() -> gauge(LogSocket.FOLLOWERS) >= 2);

        leave(closing);
        aborting.abort();

        Eventually.until(() -> gauge(LogSocket.FOLLOWERS) == 0);
        Eventually.until(() -> gauge("kubefate.kubernetes.watches") <= watches);
    }

    /** The Go command line sends the service's URL with the scheme ws as Origin. */
    @ParameterizedTest
    @CsvSource({
        "Authorization, ws://127.0.0.1:PORT/, 101",
        "Authorization, https://elsewhere.example, 101",
        "Cookie, http://127.0.0.1:PORT, 101",
        "Cookie, ws://127.0.0.1:PORT/, 101",
        "Cookie, https://elsewhere.example, 401"
    })
    void only_cookies_are_rejected_from_other_sites(String header, String origin, int status) {
        String token = header.equals("Cookie") ? "jwt=" + api.token() : "Bearer " + api.token();
        Map<String, String> headers =
                Map.of(header, token, "Origin", origin.replace("PORT", Integer.toString(service.port())));

        assertThat(handshake(cluster("log-origins"), "", headers).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "?tail=many, 400, tail=many is invalid; expected a whole number",
        "?since=5&since-time=2026-11-25T12:00:00Z, 400, since and since-time are mutually exclusive",
        "?container=nobody, 404, cluster log-refusals has no container nobody; its containers are: store",
    })
    void requests_that_cannot_be_followed_are_rejected_during_the_handshake(String query, int status, String words) {
        Refusal refusal = handshake(cluster("log-refusals"), query, bearer());

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.body()).startsWith("{\"error\":\"" + words);
    }

    @Test
    void an_unknown_cluster_is_not_found() {
        assertThat(handshake("nowhere", "", bearer()))
                .isEqualTo(new Refusal(404, "{\"error\":\"there is no cluster with uuid nowhere\"}"));
    }

    @Test
    void following_requires_a_valid_token() {
        assertThat(handshake("any", "", Map.of()).status()).isEqualTo(401);
        assertThat(handshake("any", "?token=none", Map.of()).body()).startsWith("{\"code\":401,\"message\":");
    }

    @Test
    void a_plain_request_gets_an_error_that_explains_the_path() {
        Api.Reply reply = api.get("/v1/log/any/ws/");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("this path requires a WebSocket");
    }

    private Map<String, String> bearer() {
        return Map.of("Authorization", "Bearer " + api.token());
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private String cluster(String name) {
        for (JsonNode there : api.get("/v1/cluster").data()) {
            if (there.path("name").asString().equals(name)) {
                return there.path("uuid").asString();
            }
        }
        JsonNode job = clusters.ended(clusters.install(name, "v1.0.0", says("first words of " + name)));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private static String says(String words) {
        return "web:\n  fake-kubelet/log: \"" + words + "\"\n";
    }

    private WebSocket follow(String cluster, String query, WebSocket.Listener listener) {
        return open(cluster, query, bearer(), listener).join();
    }

    private CompletableFuture<WebSocket> open(
            String cluster, String query, Map<String, String> headers, WebSocket.Listener listener) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        return builder.buildAsync(
                URI.create("ws://127.0.0.1:" + service.port() + "/v1/log/" + cluster + "/ws" + query), listener);
    }

    private record Refusal(int status, String body) {}

    /** The status; 101 if the handshake succeeded. */
    private Refusal handshake(String cluster, String query, Map<String, String> headers) {
        try {
            open(cluster, query, headers, new Lines()).join().abort();
            return new Refusal(101, "");
        } catch (CompletionException e) {
            HttpResponse<?> response = ((WebSocketHandshakeException) e.getCause()).getResponse();
            return new Refusal(response.statusCode(), String.valueOf(response.body()));
        }
    }

    private static void leave(WebSocket socket) {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** Reads immediately. */
    private static class Lines implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        String next() throws InterruptedException {
            String line = received.poll(Eventually.STANDSTILL.toSeconds(), SECONDS);
            assertThat(line).as("a line").isNotNull();
            return Objects.requireNonNull(line);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                received.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** Does not read until the test requests it. */
    private static final class LateReader extends Lines {
        @Override
        public void onOpen(WebSocket socket) {
            // The default implementation would request the first line here.
        }
    }
}
