package org.fedai.kubefate.server.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** How long a log is followed, and how often by one user. */
@ServerTest
@TestPropertySource(
        properties = {
            "kubefate.logs.reader-timeout=5s",
            "kubefate.logs.follows-per-user=3",
            "kubefate.security.token-lifetime=30s"
        })
@Tag("slow")
class FollowLimitsTest {
    private static final int POLICY_VIOLATION = 1008;
    private static final String CLUSTER = "follow-limits";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Sandbox sandbox;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private RunningService service;
    private Api api;

    @BeforeEach
    void prepare(RunningService running) {
        service = running;
        api = service.login("admin", "admin");
    }

    @AfterEach
    void nothing_is_left_of_a_client_that_has_gone() throws Exception {
        for (AutoCloseable client : opened) {
            client.close();
        }
        awaitFollowers(0);
    }

    @Test
    void a_client_that_never_reads_is_cut_off_from_an_idle_log() throws Exception {
        cluster();
        try (Socket client = silentClient()) {
            awaitFollowers(1);
            Eventually.until(() -> streams() > 0);

            awaitFollowers(0);
            Eventually.until(() -> streams() == 0);
            assertThat(rest(client)).contains("the client has read nothing for 5 s");
        }
    }

    @Test
    void a_client_that_never_reads_is_cut_off_from_a_busy_log() throws Exception {
        String pod = pod(cluster());
        try (Socket client = silentClient()) {
            awaitFollowers(1);
            // More than the socket buffers hold.
            String filling = "x".repeat(10_000);
            IntStream.range(0, 2000).forEach(i -> sandbox.log(CLUSTER, pod, "web", filling));

            awaitFollowers(0);
            Eventually.until(() -> streams() == 0);
            assertDisconnected(client);
        }
    }

    @Test
    void a_client_that_answers_pings_follows_an_idle_log_for_as_long_as_it_likes() {
        cluster();
        Ending client = follow(service.login("admin", "admin"));
        awaitFollowers(1);

        // A ping is sent every 2.5 seconds.
        Eventually.until(client.pings::get, count -> count >= 3);
        assertThat(client.end).isNotDone();
        assertThat(followers()).isEqualTo(1);
    }

    @Test
    void a_follow_ends_with_the_logout_of_its_user() {
        cluster();
        Ending client = follow(api);
        awaitFollowers(1);

        api.post("/v1/user/logout", "");

        assertThat(client.end.join())
                .isEqualTo(new End(POLICY_VIOLATION, "the token has been revoked by a logout; log in again"));
    }

    @Test
    void a_follow_ends_when_its_token_expires() {
        cluster();
        Ending client = follow(service.login("admin", "admin"));

        assertThat(client.end.join()).isEqualTo(new End(POLICY_VIOLATION, "the token has expired; log in again"));
    }

    @Test
    void a_follow_ends_with_the_account_of_its_user() {
        cluster();
        JsonNode account = api.post("/v1/user", Map.of("username", "leaving", "password", "word-of-leaving"))
                .data();
        Ending client = follow(service.login("leaving", "word-of-leaving"));
        awaitFollowers(1);

        api.delete("/v1/user/" + account.path("uuid").asString());

        assertThat(client.end.join())
                .isEqualTo(new End(POLICY_VIOLATION, "the account or its password has changed; log in again"));
    }

    @Test
    void a_user_follows_a_limited_number_of_logs() throws Exception {
        cluster();
        api.post("/v1/user", Map.of("username", "other", "password", "word-of-other"));
        Api other = service.login("other", "word-of-other");
        Ending first = follow(api);
        follow(api);
        follow(api);
        awaitFollowers(3);

        assertThat(handshake(api))
                .isEqualTo("429 {\"error\":\"user admin already follows 3 logs, which is the limit for one user;"
                        + " end one of them first\"}");
        assertThat(handshake(other)).isEqualTo("101");

        first.close();
        Eventually.until(() -> handshake(api).equals("101"));
    }

    private double followers() {
        return meters.get(LogSocket.FOLLOWERS).gauge().value();
    }

    private double streams() {
        return meters.get("kubefate.kubernetes.log.streams").gauge().value();
    }

    private void awaitFollowers(int count) {
        Eventually.until(() -> followers() == count);
    }

    /** The cluster whose log is followed; installed by the first test. */
    private String cluster() {
        for (JsonNode there : api.get("/v1/cluster").data()) {
            if (there.path("name").asString().equals(CLUSTER)) {
                return there.path("uuid").asString();
            }
        }
        ClusterApi clusters = new ClusterApi(api);
        clusters.upload(TestChart.version("v1.0.0"));
        JsonNode job = clusters.ended(clusters.install(CLUSTER, "v1.0.0", "web:\n  fake-kubelet/log: words\n"));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        api = service.login("admin", "admin");
        return job.path("cluster_id").asString();
    }

    private String pod(String cluster) {
        return api.get("/v1/cluster/" + cluster)
                .data()
                .at("/Info/pod")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> name.startsWith("web-"))
                .findFirst()
                .orElseThrow();
    }

    private String path() {
        return "/v1/log/" + cluster() + "/ws?container=web&tail=1";
    }

    /** A client that sends the handshake and reads nothing after the response's headers. */
    private Socket silentClient() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        opened.add(socket);
        socket.setSoTimeout((int) Eventually.STANDSTILL.toMillis());
        socket.getOutputStream()
                .write(("GET " + path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + service.port()
                                + "\r\nAuthorization: Bearer "
                                + api.token()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    /** What the service has sent to a client until it said why it ends. */
    private static String rest(Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[8192];
        InputStream in = client.getInputStream();
        for (int n = in.read(chunk); n >= 0 && text.indexOf(" for 5 s") < 0; n = in.read(chunk)) {
            text.append(new String(chunk, 0, n, ISO_8859_1));
        }
        return text.toString();
    }

    /** Reads what the network still holds, to its end. */
    private static void assertDisconnected(Socket client) {
        try {
            long left = client.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertThat(left).isNotNegative();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the service keeps the connection", e);
        } catch (IOException e) {
            // The service has reset the connection, because the client has not read everything.
            assertThat(e).isInstanceOf(SocketException.class);
        }
    }

    private Ending follow(Api user) {
        Ending ending = new Ending();
        ending.socket = open(user, ending).join();
        opened.add(ending);
        return ending;
    }

    private String handshake(Api user) {
        try {
            open(user, new Ending()).join().abort();
            return "101";
        } catch (CompletionException e) {
            HttpResponse<?> response = ((WebSocketHandshakeException) e.getCause()).getResponse();
            return response.statusCode() + " " + response.body();
        }
    }

    private CompletableFuture<WebSocket> open(Api user, WebSocket.Listener listener) {
        return HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + user.token())
                .buildAsync(URI.create("ws://127.0.0.1:" + service.port() + path()), listener);
    }

    private record End(int status, String reason) {}

    /** Reads everything, and remembers how it ended. */
    private static final class Ending implements WebSocket.Listener, AutoCloseable {
        private final CompletableFuture<End> end = new CompletableFuture<>();
        private final AtomicInteger pings = new AtomicInteger();
        private @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket closed, int status, String reason) {
            end.complete(new End(status, reason));
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket pinged, ByteBuffer message) {
            pings.incrementAndGet();
            return WebSocket.Listener.super.onPing(pinged, message);
        }

        @Override
        public void close() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
