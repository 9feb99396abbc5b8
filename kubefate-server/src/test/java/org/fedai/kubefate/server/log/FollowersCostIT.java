package org.fedai.kubefate.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The memory that idle followers hold in the service, each with the streams of two containers. */
@Tag("slow")
class FollowersCostIT {
    private static final int FOLLOWERS = 500;
    private static final long LIMIT = 50_000_000;

    @TempDir
    private Path folder;

    @Test
    void five_hundred_idle_followers_hold_less_than_50_megabytes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                ServerProcess server = ServerProcess.start(
                        folder.resolve("log"),
                        Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig()),
                        "--kubefate.repository.url=none",
                        "--kubefate.database.file=" + folder.resolve("database"),
                        "--kubefate.logs.follows-per-user=" + 2 * FOLLOWERS);
                HttpClient http = HttpClient.newHttpClient()) {
            Api api = server.service().admin();
            ClusterApi clusters = server.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            JsonNode job = clusters.ended(clusters.install("idle", "v1.0.0", ""));
            URI log = URI.create("ws://127.0.0.1:" + server.service().port() + "/v1/log/"
                    + job.path("cluster_id").asString() + "/ws");
            List<WebSocket> clients = new ArrayList<>();
            // What only the first ones load.
            follow(http, api, log, clients, 20);
            awaitStreams(api, 2 * clients.size());
            long before = liveBytes(server);

            follow(http, api, log, clients, FOLLOWERS);
            awaitStreams(api, 2 * clients.size());
            long held = liveBytes(server) - before;

            clients.forEach(WebSocket::abort);
            assertThat(held).as("bytes").isBetween(1_000_000L, LIMIT);
            awaitStreams(api, 0);
        }
    }

    private static void follow(HttpClient http, Api api, URI log, List<WebSocket> clients, int count) {
        for (int i = 0; i < count; i++) {
            clients.add(http.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + api.token())
                    .buildAsync(log, new WebSocket.Listener() {})
                    .join());
        }
    }

    private static void awaitStreams(Api api, int count) {
        Eventually.until(
                () -> api.get("/actuator/prometheus")
                        .raw()
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("kubefate_kubernetes_log_streams "))
                        .findFirst()
                        .orElse("none"),
                line -> line.endsWith(" " + count + ".0"));
    }

    /** After a garbage collection. */
    private static long liveBytes(ServerProcess server) throws Exception {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(histogram).isZero();
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }
}
