package org.fedai.kubefate.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.EventCluster;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.EventListener;
import org.fedai.kubefate.server.testing.EventListener.Received;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a client hears that listens to the events of the service. */
@ServerTest
@TestPropertySource(
        properties = {
            "kubefate.events.heartbeat=500ms",
            "kubefate.events.streams-per-user=4",
            // For how long a write waits for a client that does not read.
            "server.tomcat.connection-timeout=3s"
        })
class EventStreamTest {
    @Autowired
    private EventOutbox outbox;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private KubernetesClient kubernetes;

    private final List<EventListener> listeners = new ArrayList<>();
    private RunningService service;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService running) {
        service = running;
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @AfterEach
    void leave() {
        listeners.forEach(EventListener::close);
        Eventually.until(this::listening, now -> now == 0);
    }

    @Test
    void an_install_is_told_from_the_request_to_its_end() throws Exception {
        EventListener listener = listen(service.admin(), "");

        JsonNode job = clusters.ended(clusters.install("told", "v1.0.0", ""));
        listener.await(event -> event.text().equals("cluster told/told is Running"));

        List<Received> all = listener.received().stream()
                .filter(event -> event.data().at("/cluster/name").asString().equals("told"))
                .toList();
        assertThat(texts(all, "job"))
                .containsExactly(
                        "ClusterInstall of told/told by admin: Pending",
                        "ClusterInstall of told/told by admin: Running",
                        "ClusterInstall of told/told by admin: Success");
        assertThat(texts(all, "cluster"))
                .containsExactly(
                        "cluster told/told is Pending",
                        "cluster told/told is Creating",
                        "cluster told/told is Running");
        assertThat(all.stream()
                        .filter(event -> event.name().equals("job_state"))
                        .map(event -> event.data().at("/state/text").asString()))
                .containsExactlyElementsOf(ClusterApi.states(job).stream()
                        .filter(state -> !state.startsWith("checkout cluster status"))
                        .toList());
        assertThat(all.stream()
                        .filter(event -> event.name().equals("sub_job"))
                        .filter(event ->
                                event.data().at("/sub_job/Status").asString().equals("Success"))
                        .map(event -> event.data().at("/sub_job/ModuleName").asString()))
                .containsExactlyInAnyOrder("web", "store");
        assertThat(all).allSatisfy(event -> {
            assertThat(event.data().path("id").asString()).isEqualTo(event.id());
            assertThat(event.data().path("kind").asString()).isEqualTo(event.name());
        });
        assertThat(all.stream().map(event -> Long.parseLong(event.id())))
                .isSorted()
                .doesNotHaveDuplicates();
        Received last = all.stream()
                .filter(event -> event.name().equals("cluster"))
                .toList()
                .getLast();
        assertThat(last.data().at("/cluster/uuid")).isEqualTo(job.path("cluster_id"));
        assertThat(last.data().at("/cluster/chart_version").asString()).isEqualTo("v1.0.0");
        assertThat(last.data().at("/cluster/revision").asInt()).isEqualTo(1);
        assertThat(last.data().at("/cluster/drift").asBoolean(true)).isFalse();
    }

    @Test
    void what_somebody_changes_by_hand_is_told() throws Exception {
        EventListener listener = listen(service.admin(), "?kind=cluster");
        clusters.ended(clusters.install("handmade", "v1.0.0", ""));

        kubernetes.configMaps().inNamespace("handmade").withName("settings").edit(settings -> {
            settings.getData().put("greeting", "by hand");
            return settings;
        });

        listener.await(
                event -> event.text().equals("cluster handmade/handmade is Running, and differs from what was applied")
                        && event.data().at("/cluster/drift").asBoolean());
    }

    @Test
    void a_failed_job_tells_why_and_a_deletion_is_told() throws Exception {
        EventListener listener = listen(service.admin(), "?kind=job");
        JsonNode job = clusters.install("stopped", "v1.0.0", "web: {fake-kubelet/behavior: image-pull-backoff}\n");
        clusters.when(job, now -> now.path("sub_jobs").has("web"));
        String path = "/v1/job/" + job.path("uuid").asString();
        service.admin().put(path + "?jobStatus=stop", Map.of());
        clusters.ended(job);

        assertThat(service.admin().delete(path).status()).isEqualTo(200);

        listener.await(event -> event.text().equals("ClusterInstall of stopped/stopped by admin: Stopping"));
        listener.await(
                event -> event.text().equals("ClusterInstall of stopped/stopped by admin: Canceled: job stopped"));
        Received deleted =
                listener.await(event -> event.data().at("/job/deleted").asBoolean());
        assertThat(deleted.text()).isEqualTo("the record of ClusterInstall of stopped/stopped by admin was deleted");
    }

    @Test
    void a_listener_hears_only_what_it_asks_for() throws Exception {
        JsonNode one = clusters.ended(clusters.install("wanted", "v1.0.0", ""));
        String cluster = one.path("cluster_id").asString();
        EventListener ofCluster = listen(service.admin(), "?cluster_id=" + cluster);
        EventListener ofKinds = listen(service.admin(), "?kind=cluster,JOB");

        clusters.ended(clusters.install("unwanted", "v1.0.0", ""));
        JsonNode delete = clusters.delete(cluster);
        EventListener ofJob =
                listen(service.admin(), "?job_id=" + delete.path("uuid").asString());
        clusters.ended(delete);

        ofKinds.await(event -> event.text().equals("cluster unwanted/unwanted is Running"));
        ofKinds.await(event -> event.text().equals("cluster wanted/wanted is Deleted"));
        ofCluster.await(event -> event.text().equals("cluster wanted/wanted is Deleted"));
        ofJob.await(event -> event.text().equals("ClusterDelete of wanted/wanted by admin: Success"));
        assertThat(ofKinds.received()).extracting(Received::name).containsOnly("cluster", "job");
        assertThat(ofCluster.received())
                .allMatch(event -> event.data().at("/cluster/uuid").asString().equals(cluster));
        assertThat(ofJob.received())
                .allMatch(event -> event.data().at("/job/uuid").equals(delete.path("uuid")));
    }

    @Test
    void a_listener_that_comes_back_misses_nothing() throws Exception {
        EventListener whole = listen(service.admin(), "");
        EventListener first = listen(service.admin(), "");
        JsonNode job = clusters.install("resumed", "v1.0.0", "web: {fake-kubelet/delay: \"1\"}\n");
        first.await(event -> event.name().equals("sub_job"));
        first.close();
        clusters.ended(job);
        String seen = first.received().getLast().id();

        EventListener byHeader = EventListener.open(
                service.admin().request("/v1/events?last_event_id=0").header("Last-Event-ID", seen));
        listeners.add(byHeader);
        EventListener byQuery = listen(service.admin(), "?last_event_id=" + seen);

        whole.await(event -> event.text().equals("cluster resumed/resumed is Running"));
        List<Received> missed = whole.received().stream()
                .filter(event -> Long.parseLong(event.id()) > Long.parseLong(seen))
                .toList();
        assertThat(missed).isNotEmpty();
        for (EventListener again : List.of(byHeader, byQuery)) {
            again.await(event -> event.text().equals("cluster resumed/resumed is Running"));
            assertThat(again.received().subList(0, missed.size())).isEqualTo(missed);
        }
    }

    @Test
    void a_listener_that_was_away_too_long_is_told_to_read_the_state_again() throws Exception {
        publish("old", 3);
        store.sequence();
        long last = store.last();
        jdbc.sql("DELETE FROM event WHERE id <= ?").param(last - 1).update();

        EventListener early = listen(service.admin(), "?last_event_id=" + (last - 2));
        EventListener inTime = listen(service.admin(), "?last_event_id=" + (last - 1));
        EventListener ofAnother = listen(service.admin(), "?last_event_id=" + (last + 1000));

        Received reset = early.await(event -> event.name().equals("reset"));
        assertThat(reset.id()).isEqualTo(Long.toString(last));
        assertThat(reset.data().path("message").asString())
                .isEqualTo("events after " + (last - 2) + " are no longer stored; read the state again");
        inTime.await(event -> event.id().equals(Long.toString(last)));
        assertThat(inTime.received()).noneMatch(event -> event.name().equals("reset"));
        ofAnother.await(event -> event.name().equals("reset"));
        publish("new", 1);
        early.await(event -> event.text().equals("new 0"));
    }

    @Test
    void heartbeats_carry_the_position_also_of_a_listener_that_hears_nothing() throws Exception {
        EventListener listener = listen(service.admin(), "?kind=sub_job");
        publish("unheard", 5);
        store.sequence();
        String last = Long.toString(store.last());

        Eventually.until(listener::lastId, id -> id.equals(last));

        assertThat(listener.comments()).contains("events of KubeFATE", "heartbeat");
        assertThat(listener.received()).isEmpty();
        assertThat(listener.response().headers().map())
                .containsEntry("Content-Type", List.of("text/event-stream;charset=UTF-8"))
                .containsEntry("X-Accel-Buffering", List.of("no"));
        assertThat(listener.response().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-cache")
                .contains("no-transform");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last_event_id=seven     | 400 | Last-Event-ID seven is not the id of an event, which is a whole number such as 42
            last_event_id=-1        | 400 | Last-Event-ID -1 is not the id of an event, which is a whole number such as 42
            kind=job,pod            | 400 | unknown kind of events pod; expected job, job_state, sub_job, cluster
            cluster_id=nobody       | 404 | there is no cluster with uuid nobody
            job_id=nobody           | 404 | there is no job with uuid nobody
            """)
    void what_cannot_be_listened_to_is_refused(String query, int status, String error) {
        Api.Reply reply = service.admin()
                .send(service.admin().request("/v1/events?" + query).header("Accept", "text/event-stream"));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }

    @Test
    void without_a_valid_token_the_answer_is_that_of_other_requests() {
        for (Api api : List.of(service.anonymous(), service.anonymous().withToken("a.b.c"))) {
            Api.Reply reply = api.send(api.request("/v1/events").header("Accept", "text/event-stream"));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body().path("code").asInt()).isEqualTo(401);
            assertThat(reply.error()).isEqualTo(api.get("/v1/cluster").error());
        }
        Api admin = service.admin();
        assertThat(admin.send(admin.request("/v1/events").method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_stream_ends_with_its_token() throws Exception {
        Api loggedOut = service.login("admin", "admin");
        EventListener ofLoggedOut = listen(loggedOut, "");
        EventListener ofDisabled = listen(account("listens", "viewer"), "");
        String path = "/v1/user/" + uuid("listens");

        loggedOut.post("/v1/user/logout", "");
        service.admin().put(path, Map.of("userStatus", "Deprecate"));

        assertThat(ofLoggedOut.awaitEnd()).isEqualTo("the token has been revoked by a logout; log in again");
        assertThat(ofDisabled.awaitEnd()).isEqualTo("the account or its password has changed; log in again");
        assertThat(ofLoggedOut.received().getLast().name()).isEqualTo("end");
    }

    @Test
    void a_viewer_hears_the_same_and_no_event_contains_a_secret() throws Exception {
        EventListener listener = listen(account("views", "viewer"), "");
        EventListener operators = listen(service.admin(), "");

        clusters.ended(clusters.install("secretive", "v1.0.0", "greeting: hello\npassword: very-secret-1\n"));
        listener.await(event -> event.text().equals("cluster secretive/secretive is Running"));
        operators.await(event -> event.text().equals("cluster secretive/secretive is Running"));

        assertThat(listener.received())
                .isNotEmpty()
                .noneMatch(event -> event.toString().contains("very-secret-1"));
        assertThat(operators.received()).containsAll(listener.received());
    }

    @Test
    void one_user_may_listen_only_so_often() throws Exception {
        Api eager = account("eager", "viewer");
        for (int i = 0; i < 4; i++) {
            listen(eager, "");
        }

        Api.Reply reply = eager.get("/v1/events");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.error())
                .isEqualTo(
                        "user eager already listens to 4 streams of events, which is the limit for one user; end one of"
                                + " them first");
        listeners.removeLast().close();
        Eventually.until(() -> EventStreamTest.this.listening() == 3);
        listen(eager, "");
    }

    @Test
    void a_client_that_does_not_read_is_cut_off_and_delays_nobody() throws Exception {
        EventListener reads = listen(service.admin(), "");
        try (Socket silent = silentClient()) {
            Eventually.until(this::listening, now -> now == 2);

            // More than the buffers of the sockets and of the stream hold.
            for (int i = 0; i < 10; i++) {
                String text = i + "x".repeat(20_000);
                publish(text, 250);
                reads.await(event -> event.text().equals(text + " 249"));
            }
            Eventually.until(this::listening, now -> now == 1);
            assertThat(silent.isConnected()).isTrue();
        }
    }

    private EventListener listen(Api api, String query) throws Exception {
        EventListener listener = EventListener.open(api, query);
        listeners.add(listener);
        return listener;
    }

    private double listening() {
        return meters.get(EventStreams.LISTENERS).gauge().value();
    }

    /** Events that nothing has caused. */
    private void publish(String text, int count) {
        EventCluster cluster = EventCluster.named(UUID.randomUUID().toString(), "one", "one");
        transaction.executeWithoutResult(status -> IntStream.range(0, count)
                .forEach(i -> outbox.add(
                        new Event(0, Event.Kind.CLUSTER, Instant.now(), text + " " + i, cluster, null, null, null),
                        "")));
    }

    private Api account(String name, String role) {
        service.admin().post("/v1/user", Map.of("username", name, "password", "long-enough", "role", role));
        return service.login(name, "long-enough");
    }

    private String uuid(String name) {
        return service.admin()
                .get("/v1/user")
                .data()
                .valueStream()
                .filter(user -> user.path("username").asString().equals(name))
                .map(user -> user.path("uuid").asString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(List<Received> events, String kind) {
        return events.stream()
                .filter(event -> event.name().equals(kind))
                .map(Received::text)
                .toList();
    }

    private Socket silentClient() throws Exception {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET /v1/events HTTP/1.1\r\nHost: one\r\nAuthorization: Bearer "
                        + service.admin().token() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }
}
