package org.fedai.kubefate.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.event.EventFeed;
import org.fedai.kubefate.server.event.EventStore;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.WebhookReceiver;
import org.fedai.kubefate.server.testing.WebhookReceiver.Delivered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What receivers of webhooks get. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class WebhookTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final WebhookReceiver RECEIVER = new WebhookReceiver()
            .answering("/flaky", 500, 503, 200)
            .answering("/busy", 429, 200)
            .answering("/refuses/token-in-the-path", 410)
            .answering("/moved", 302)
            .answering("/hangs", 0);

    @Autowired
    private EventStore store;

    @Autowired
    private EventFeed feed;

    @Autowired
    private SendEvent sender;

    @Autowired
    private JdbcClient jdbc;

    private ClusterApi clusters;

    @DynamicPropertySource
    static void receivers(DynamicPropertyRegistry settings) {
        List<String> paths =
                List.of("/signed", "/chat", "/flaky", "/busy", "/refuses/token-in-the-path", "/moved", "/hangs");
        for (int i = 0; i < paths.size(); i++) {
            String prefix = "kubefate.webhooks[" + i + "].";
            String url = RECEIVER.url(paths.get(i));
            settings.add(prefix + "url", () -> url);
            settings.add(prefix + "secret", () -> "shared-secret-1");
            settings.add(prefix + "timeout", () -> "1s");
        }
        settings.add("kubefate.webhooks[1].secret", () -> "");
        settings.add("kubefate.webhooks[1].kinds", () -> "JOB");
        settings.add("kubefate.webhooks[1].statuses", () -> "success,Failed,Timeout");
    }

    @BeforeEach
    void prepare(RunningService service) {
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @AfterAll
    static void close() {
        RECEIVER.close();
    }

    @Test
    void each_event_is_sent_once_in_order_and_signed() throws Exception {
        install("signed");

        List<Delivered> all = until("/signed", "cluster signed/signed is Running");

        assertThat(all)
                .extracting(WebhookTest::text)
                .contains("ClusterInstall of signed/signed by admin: Success", "cluster signed/signed is Pending");
        assertThat(all.stream().map(one -> JSON.readTree(one.body()).path("id").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all.stream().map(one -> one.header("X-KubeFATE-Delivery"))).doesNotHaveDuplicates();
        for (Delivered one : all) {
            assertThat(one.header("X-KubeFATE-Signature"))
                    .isEqualTo(
                            "sha256=" + hmac("shared-secret-1", one.header("X-KubeFATE-Timestamp") + "." + one.body()))
                    .isNotEqualTo(
                            "sha256=" + hmac("another-secret", one.header("X-KubeFATE-Timestamp") + "." + one.body()));
            assertThat(Instant.ofEpochSecond(Long.parseLong(one.header("X-KubeFATE-Timestamp"))))
                    .isBetween(
                            Instant.now().minus(Duration.ofMinutes(10)),
                            Instant.now().plusSeconds(1));
            assertThat(one.header("Content-Type")).isEqualTo("application/json");
            assertThat(one.header("X-KubeFATE-Event"))
                    .isEqualTo(JSON.readTree(one.body()).path("kind").asString());
            assertThat(one.body()).doesNotContain("shared-secret-1").doesNotContain("a-password-1");
        }
    }

    @Test
    void a_chat_gets_a_sentence_about_what_it_has_asked_for() throws Exception {
        install("chatty");

        List<Delivered> all = until("/chat", "ClusterInstall of chatty/chatty by admin: Success");

        assertThat(all).extracting(WebhookTest::text).allMatch(text -> text.endsWith(": Success"));
        assertThat(all.getLast().header("X-KubeFATE-Signature")).isEmpty();
    }

    @Test
    void a_receiver_that_fails_gets_the_same_event_again_and_no_other_before_it() throws Exception {
        install("again");

        List<Delivered> flaky = until("/flaky", "cluster again/again is Running");
        List<Delivered> busy = until("/busy", "cluster again/again is Running");

        assertThat(flaky.get(1).body())
                .isEqualTo(flaky.get(0).body())
                .isEqualTo(flaky.get(2).body());
        assertThat(flaky.get(1).header("X-KubeFATE-Delivery"))
                .isEqualTo(flaky.get(0).header("X-KubeFATE-Delivery"));
        assertThat(flaky.stream().skip(2).map(Delivered::body)).doesNotHaveDuplicates();
        assertThat(busy.get(1).body()).isEqualTo(busy.get(0).body());
        assertThat(busy.stream().skip(1).map(Delivered::body)).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_is_final_and_the_next_event_follows(CapturedOutput log) throws Exception {
        install("refused");

        for (String path : List.of("/refuses/token-in-the-path", "/moved")) {
            List<Delivered> all = until(path, "cluster refused/refused is Running");
            assertThat(all.stream().map(Delivered::body)).doesNotHaveDuplicates();
        }

        assertThat(log.getOut())
                .contains("webhook of 127.0.0.1: event ")
                .contains("was refused and is not delivered: status 410")
                .doesNotContain("token-in-the-path")
                .doesNotContain("shared-secret-1");
    }

    @Test
    void a_receiver_that_hangs_delays_no_other() throws Exception {
        install("patient");

        until("/signed", "cluster patient/patient is Running");

        // It has its first event, again and again.
        List<Delivered> hanging = Eventually.until(() -> RECEIVER.delivered("/hangs"), all -> all.size() >= 2);
        assertThat(hanging.stream().map(Delivered::body).distinct()).hasSize(1);
    }

    @Test
    void two_replicas_deliver_each_event_once_and_go_on_where_a_dead_one_was() throws Exception {
        WebhookReceiver own = new WebhookReceiver();
        Webhook webhook = webhook(own.url("/shared"));
        DeliverEvents one = replica(webhook);
        DeliverEvents two = replica(webhook);
        try (own) {
            CompletableFuture<Void> first = run(one);
            CompletableFuture<Void> second = run(two);
            install("shared");
            Eventually.until(
                    () -> own.delivered("/shared"),
                    all -> all.stream().anyMatch(event -> text(event).equals("cluster shared/shared is Running")));

            one.close();
            first.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
            install("survivor");
            List<Delivered> all = Eventually.until(
                    () -> own.delivered("/shared"),
                    now -> now.stream().anyMatch(event -> text(event).equals("cluster survivor/survivor is Running")));

            assertThat(all.stream().map(Delivered::body)).doesNotHaveDuplicates();
            assertThat(all.stream()
                            .map(event -> JSON.readTree(event.body()).path("id").asLong()))
                    .isSorted();
            two.close();
            second.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        } finally {
            feed.unsubscribe(one);
            feed.unsubscribe(two);
        }
    }

    @Test
    void an_event_that_is_too_old_is_left_out() throws Exception {
        WebhookReceiver own = new WebhookReceiver();
        try (own) {
            Webhook webhook = webhook(own.url("/late"));
            WebhookPositions positions = new WebhookPositions(jdbc, Clock.systemUTC());
            install("late");
            positions.begin(webhook, 0);
            long last = store.last();
            Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
            DeliverEvents delivery =
                    new DeliverEvents(webhook, new WebhookPositions(jdbc, tomorrow), store, sender, tomorrow);
            CompletableFuture<Void> running = run(delivery);

            Eventually.until(() -> positions.of(webhook).lastId() >= last);

            assertThat(own.delivered("/late")).isEmpty();
            delivery.close();
            running.get(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            ftp://host/token         | job     | Failed | kubefate.webhooks[0].url is not a valid URL; expected https://host/path, without user and fragment
            null                     | job     | Failed | kubefate.webhooks[0].url is not a valid URL; expected https://host/path, without user and fragment
            https://u:token@host/    | job     | Failed | kubefate.webhooks[0].url is not a valid URL; expected https://host/path, without user and fragment
            https://host/ token      | job     | Failed | kubefate.webhooks[0].url is not a valid URL; expected https://host/path
            https://host/path        | pod     | Failed | kubefate.webhooks[0].kinds: pod is unknown; expected some of cluster, job, job_state, sub_job
            https://host/path        | cluster | Broken | kubefate.webhooks[0].statuses: Broken is unknown; expected some of Canceled, Creating, Deleted, Deleting, Failed, Pending, Rollback, Running, Stopping, Success, Timeout, Unavailable, Unknown, Updating
            """)
    void a_wrong_setting_is_refused_at_the_start(String url, String kind, String status, String error) {
        WebhookSettings settings = new WebhookSettings(List.of(new WebhookSettings.Receiver(
                url, "s", List.of(kind), List.of(status), Duration.ofSeconds(1), Duration.ofHours(1))));

        assertThatThrownBy(() -> Webhook.of(settings)).hasMessage(error);
        assertThat(settings.toString()).doesNotContain("token");
    }

    private void install(String name) {
        JsonNode job = clusters.ended(clusters.install(name, "v1.0.0", "password: a-password-1\n"));
        assertThat(job.path("status").asString()).isEqualTo("Success");
    }

    private static List<Delivered> until(String path, String text) {
        return Eventually.until(
                () -> RECEIVER.delivered(path),
                all -> all.stream().anyMatch(one -> text(one).equals(text)));
    }

    private static String text(Delivered one) {
        return JSON.readTree(one.body()).path("text").asString();
    }

    private static Webhook webhook(String url) {
        return Webhook.of(new WebhookSettings(List.of(new WebhookSettings.Receiver(
                        url, "", List.of("job", "cluster"), List.of(), Duration.ofSeconds(5), Duration.ofHours(1)))))
                .getFirst();
    }

    private DeliverEvents replica(Webhook webhook) {
        WebhookPositions positions = new WebhookPositions(jdbc, Clock.systemUTC());
        DeliverEvents delivery = new DeliverEvents(webhook, positions, store, sender, Clock.systemUTC());
        positions.begin(webhook, feed.subscribe(delivery));
        return delivery;
    }

    /** In a thread of its own, as the service does. */
    private static CompletableFuture<Void> run(DeliverEvents delivery) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            delivery.run();
            ended.complete(null);
        });
        return ended;
    }

    private static String hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }
}
