package org.fedai.kubefate.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is recorded of requests, on every database. */
abstract class AuditContract {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditTable table;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private Api admin;
    private ClusterApi clusters;
    private RunningService service;

    @BeforeEach
    void prepare(RunningService running) {
        service = running;
        admin = running.admin();
        clusters = running.clusters();
    }

    @Test
    void an_install_is_recorded_with_its_job_and_how_that_ended() {
        clusters.upload(TestChart.version("v1.0.0"));
        JsonNode job = clusters.ended(clusters.install("audit-" + unique, "v1.0.0", ""));

        JsonNode entry = entry("cluster=audit-" + unique + "/audit-" + unique, "Success");

        assertThat(entry.path("user").asString()).isEqualTo("admin");
        assertThat(entry.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(entry.path("action").asString()).isEqualTo("cluster.install");
        assertThat(entry.path("job_id").asString()).isEqualTo(job.path("uuid").asString());
        assertThat(entry.path("cluster_id").asString())
                .isEqualTo(job.path("cluster_id").asString());
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(Instant.parse(entry.path("time").asString()))
                .isBefore(Instant.parse(job.path("end_time").asString()));
        assertThat(entries("cluster=" + job.path("cluster_id").asString())).hasSize(1);
    }

    @Test
    void the_end_of_a_job_is_the_outcome_of_its_request_also_when_the_job_is_deleted() {
        clusters.upload(TestChart.version("v1.0.0"));
        JsonNode job = clusters.install("stuck-" + unique, "v1.0.0", "web: {fake-kubelet/behavior: crash-loop}\n");
        String uuid = job.path("uuid").asString();
        String ofCluster = "cluster=" + job.path("cluster_id").asString();
        assertThat(entry("action=cluster.install&" + ofCluster, "Running")
                        .path("job_id")
                        .asString())
                .isEqualTo(uuid);

        admin.put("/v1/job/" + uuid + "?jobStatus=stop", "");
        clusters.ended(job);
        admin.delete("/v1/job/" + uuid);

        entry("action=cluster.install&" + ofCluster, "Canceled");
        assertThat(entry("action=job.stop&" + ofCluster, "Success")
                        .path("detail")
                        .asString())
                .isEqualTo("job " + uuid);
    }

    @Test
    void a_job_that_the_service_starts_by_itself_has_an_entry() {
        clusters.upload(TestChart.version("v1.0.0"));
        String cluster = clusters.ended(clusters.install("own-" + unique, "v1.0.0", ""))
                .path("cluster_id")
                .asString();
        String job = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> trail.jobStarted(job, cluster, "ClusterRepair", "kubefate"));

        JsonNode entry = entry("action=cluster.repair&cluster=" + cluster, "Running");

        assertThat(entry.path("user").asString()).isEqualTo("kubefate");
        assertThat(entry.path("address").asString()).isEqualTo("service");
        assertThat(entry.path("target").asString()).isEqualTo("own-" + unique + "/own-" + unique);
        transaction.executeWithoutResult(status -> trail.jobEnded(job, JobStatus.FAILED));
        entry("action=cluster.repair&cluster=" + cluster, "Failed");
    }

    @Test
    void a_rejected_request_is_recorded_with_what_it_was_about() {
        Map<String, Object> args = ClusterApi.args("rejected-" + unique, "v9.9.9", "");
        assertThat(clusters.tryInstall(args).status()).isEqualTo(422);

        JsonNode entry = entry("cluster=rejected-" + unique + "/rejected-" + unique, "Rejected");

        assertThat(entry.path("status").asInt()).isEqualTo(422);
        assertThat(entry.path("job_id").asString()).isEmpty();
    }

    @Test
    void changes_of_accounts_are_recorded_without_passwords() {
        String name = "audited-" + unique;
        String uuid = admin.post("/v1/user", Map.of("username", name, "password", "first-secret-1", "role", "viewer"))
                .data()
                .path("uuid")
                .asString();
        admin.put("/v1/user/" + uuid, Map.of("password", "second-secret-2", "role", "operator"));
        admin.delete("/v1/user/" + uuid);

        List<JsonNode> found = Eventually.until(
                () -> entries("cluster=&user=admin").stream()
                        .filter(entry -> entry.path("target").asString().equals(name))
                        .toList(),
                entries -> entries.size() == 3
                        && entries.stream()
                                .allMatch(entry ->
                                        entry.path("outcome").asString().equals("Success")));
        assertThat(found.stream()
                        .map(entry -> entry.path("action").asString() + ": "
                                + entry.path("detail").asString()))
                .containsExactly("user.delete: ", "user.update: password, role operator", "user.create: role viewer");
    }

    @Test
    void a_chart_is_recorded_by_name_and_version() {
        clusters.upload(TestChart.version("v7.0." + Math.abs(unique.hashCode() % 1000)));

        Eventually.until(
                () -> entries("action=chart.upload"),
                entries -> entries.getFirst().path("target").asString().startsWith("tiny-v")
                        && entries.getFirst().path("outcome").asString().equals("Success"));
    }

    @Test
    void logins_and_denied_requests_of_an_hour_are_counted_in_one_entry() {
        String name = "denied-" + unique;
        admin.post("/v1/user", Map.of("username", name, "password", "long-enough", "role", "viewer"));
        Api viewer = service.login(name, "long-enough");
        service.login(name, "long-enough");
        for (int i = 0; i < 3; i++) {
            assertThat(viewer.get("/v1/user").status()).isEqualTo(403);
            service.anonymous().post("/v1/user/login", Map.of("username", name, "password", "wrong"));
        }

        viewer.post("/v1/user/logout", "");
        Map<String, Integer> counts = Eventually.until(
                () -> counts("user=" + name),
                found -> found.size() == 4
                        && found.values().stream().mapToInt(Integer::intValue).sum() >= 9);
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "user.login Success 200",
                        2,
                        "user.logout Success 200",
                        1,
                        "user.read Denied 403",
                        3,
                        "user.login Denied 401",
                        3));
    }

    @Test
    void a_flood_of_denied_requests_fills_only_a_few_rows() {
        FoldedRequests folded = new FoldedRequests(table, new AuditSettings(Duration.ofDays(90), 3));
        Instant now = Instant.parse("2029-01-01T00:30:00Z");
        IntStream.range(0, 1000)
                .forEach(i -> folded.count(
                        new FoldedRequest(now, "", "198.51.100." + i, "flood-" + unique, AuditTarget.NONE, 401)));
        folded.write();
        folded.count(new FoldedRequest(now, "", "198.51.100.0", "flood-" + unique, AuditTarget.NONE, 401));
        folded.write();

        assertThat(entries("action=flood-" + unique).stream()
                        .map(entry -> entry.path("count").asInt()))
                .containsExactlyInAnyOrder(2, 1, 1);
        assertThat(entries("since=2029-01-01T00:00:00Z&until=2029-01-01T01:00:00Z&action=other").stream()
                        .filter(entry -> entry.path("address").asString().equals("various"))
                        .map(entry -> entry.path("count").asInt()))
                .containsExactly(997);
        jdbc.sql("DELETE FROM audit WHERE at = '2029-01-01 00:30:00'").update();
    }

    @Test
    void what_cannot_be_recorded_is_not_carried_out() {
        String name = "unrecorded-" + unique;
        jdbc.sql("ALTER TABLE audit RENAME TO audit_away").update();
        try {
            assertThat(admin.post("/v1/user", Map.of("username", name, "password", "long-enough"))
                            .status())
                    .isGreaterThanOrEqualTo(500);
            Api.Reply login =
                    service.anonymous().post("/v1/user/login", Map.of("username", "admin", "password", "admin"));
            assertThat(login.status()).isGreaterThanOrEqualTo(500);
            assertThat(login.body().has("token")).isFalse();
            assertThat(admin.get("/v1/user").raw().body()).doesNotContain(name);
        } finally {
            jdbc.sql("ALTER TABLE audit_away RENAME TO audit").update();
        }
    }

    @Test
    void the_address_is_that_of_the_client_behind_a_trusted_proxy() {
        HttpRequest.Builder request = service.anonymous()
                .request("/v1/user/login")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "198.51.100.77")
                .POST(BodyPublishers.ofString("{\"username\":\"nobody\",\"password\":\"x\"}"));
        assertThat(service.anonymous().send(request).status()).isEqualTo(401);

        Eventually.until(
                () -> entries("outcome=Denied&action=user.login"),
                found -> found.stream()
                        .anyMatch(entry -> entry.path("address").asString().equals("198.51.100.77")));
    }

    @Test
    void nothing_that_was_sent_is_stored() {
        String secret = "s3cr3t" + unique;
        service.anonymous().post("/v1/user/login", Map.of("username", secret, "password", secret));
        admin.get("/v1/" + secret + "?token=" + secret);
        service.anonymous().get("/v1/cluster?token=" + secret);
        service.anonymous().delete("/v1/cluster/" + secret);
        admin.delete("/v1/cluster/" + secret);
        admin.post(
                "/v1/user", Map.of("username", "sec-" + unique, "password", secret, "email", secret + "@example.com"));
        admin.post("/v1/user", Map.of("username", secret + " ", "password", secret, "role", secret));
        clusters.tryInstall(ClusterApi.args(
                "secrets-" + unique, "v9.9.9", "mysql:\n  password: " + secret + "\nname2: " + secret + "\n"));
        clusters.tryInstall(Map.of(
                "name", secret + "!", "namespace", secret + "/x", "data", ClusterArgs.encode("password: " + secret)));
        admin.post("/v1/cluster?force=" + secret.toUpperCase(java.util.Locale.ROOT), "{}");
        admin.upload("/v1/chart", "file", secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        entry("cluster=secrets-" + unique + "/secrets-" + unique, "Rejected");
        Eventually.until(() -> counts("outcome=Denied&user="), counts -> counts.containsKey("user.login Denied 401"));

        List<Map<String, Object>> rows = jdbc.sql("SELECT * FROM audit").query().listOfRows();

        assertThat(rows).isNotEmpty();
        assertThat(rows.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain(secret);
    }

    @Test
    void pages_continue_after_the_last_entry_even_while_new_ones_come() {
        for (int i = 0; i < 5; i++) {
            admin.delete("/v1/job/" + UUID.randomUUID());
        }
        List<Long> all = Eventually.until(
                () -> ids(admin.get("/v1/audit?action=job.delete&limit=1000")), ids -> ids.size() >= 5);

        Api.Reply first = admin.get("/v1/audit?action=job.delete&limit=2");
        admin.delete("/v1/job/" + UUID.randomUUID());
        Api.Reply second = admin.get("/v1/audit?action=job.delete&limit=2&cursor="
                + first.body().path("next").asString());

        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 4));
        assertThat(admin.get("/v1/audit?limit=1000&action=job.delete").body().has("next"))
                .isFalse();
    }

    @Test
    void bad_filters_are_refused() {
        for (String query :
                List.of("limit=0", "limit=1001", "cursor=x", "since=yesterday", "until=1", "outcome=good")) {
            assertThat(admin.get("/v1/audit?" + query).status()).as(query).isEqualTo(400);
        }
        assertThat(admin.get("/v1/audit?since=2026-01-01T00:00:00%2B08:00&until=2026-01-01T00:00:00Z")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void old_entries_are_deleted_in_portions() {
        Instant now = Clock.systemUTC().instant();
        Instant old = now.minus(Duration.ofDays(91));
        IntStream.range(0, 2500)
                .forEach(i -> table.begin(old, "old", "127.0.0.1", AuditedAction.unknown(true), AuditTarget.NONE, ""));
        long kept = table.begin(
                now.minus(Duration.ofDays(89)), "old", "127.0.0.1", AuditedAction.unknown(true), AuditTarget.NONE, "");

        assertThat(table.prune(now.minus(Duration.ofDays(90)), 1000)).isEqualTo(1000);
        PruneAudit.prune(table, new AuditSettings(Duration.ofDays(90), 200), Clock.systemUTC());

        assertThat(ids(admin.get("/v1/audit?user=old"))).containsExactly(kept);
        table.delete(kept);
    }

    private JsonNode entry(String query, String outcome) {
        return Eventually.until(
                        () -> entries(query),
                        found -> found.size() == 1
                                && found.getFirst().path("outcome").asString().equals(outcome))
                .getFirst();
    }

    private List<JsonNode> entries(String query) {
        return admin.get("/v1/audit?limit=1000&" + query).data().valueStream().toList();
    }

    private Map<String, Integer> counts(String query) {
        Map<String, Integer> counts = new TreeMap<>();
        entries(query)
                .forEach(entry -> counts.merge(
                        entry.path("action").asString() + " "
                                + entry.path("outcome").asString() + " "
                                + entry.path("status").asInt(),
                        entry.path("count").asInt(),
                        Integer::sum));
        return counts;
    }

    private static List<Long> ids(Api.Reply reply) {
        return reply.data()
                .valueStream()
                .map(entry -> entry.path("id").asLong())
                .toList();
    }
}
