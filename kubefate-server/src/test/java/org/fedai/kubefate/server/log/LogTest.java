package org.fedai.kubefate.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class LogTest {
    @LocalServerPort
    private int port;

    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare() {
        api = Api.at(port).login("admin", "admin");
        clusters = new ClusterApi(api);
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @Test
    void the_logs_of_all_containers_are_read_each_line_with_its_source() {
        String cluster = install("log-whole", "from the web");

        Api.Reply all = api.get("/v1/log/" + cluster);

        assertThat(all.status()).as(all.raw().body()).isEqualTo(200);
        assertThat(all.message()).isEqualTo("getClusterLog Success");
        assertThat(all.data().asString()).containsPattern("(?m)^\\[web-\\S+ web\\] .*from the web");
        assertThat(api.get("/v1/log/" + cluster + "/?container=web").data().asString())
                .contains("from the web")
                .doesNotContain("[web-");
    }

    @Test
    void what_cannot_be_read_is_refused() {
        String cluster = install("log-refused", "text");

        assertThat(api.get("/v1/log/nowhere").status()).isEqualTo(404);
        assertThat(api.get("/v1/log/" + cluster + "?container=nobody").status()).isEqualTo(404);
        assertThat(api.get("/v1/log/" + cluster + "?tail=many").error()).contains("tail=many");
        assertThat(api.get("/v1/log/" + cluster + "?since-time=noon").status()).isEqualTo(400);
    }

    @Test
    void a_log_is_followed_line_by_line_by_whoever_has_a_token() throws InterruptedException {
        String cluster = install("log-followed", "seen by the follower");
        Lines lines = new Lines();

        WebSocket socket = follow(cluster, api.token(), lines);

        String line = lines.received.poll(20, SECONDS);
        while (line != null && !line.contains("seen by the follower")) {
            line = lines.received.poll(20, SECONDS);
        }
        assertThat(line).isNotNull().doesNotContain("\n");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertThatThrownBy(() -> follow(cluster, "none", new Lines())).isInstanceOf(CompletionException.class);
    }

    private String install(String name, String log) {
        JsonNode job = clusters.ended(clusters.install(name, "v1.0.0", "web:\n  fake-kubelet/log: \"" + log + "\"\n"));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private WebSocket follow(String cluster, String token, Lines lines) {
        String address = "ws://127.0.0.1:" + port + "/v1/log/" + cluster + "/ws?token=";
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address + URLEncoder.encode(token, UTF_8)), lines)
                .join();
    }

    private static final class Lines implements WebSocket.Listener {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            received.add(text.toString());
            socket.request(1);
            return null;
        }
    }
}
