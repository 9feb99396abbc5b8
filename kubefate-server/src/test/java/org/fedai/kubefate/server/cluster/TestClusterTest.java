package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.api.ServiceBackend.Response;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.FakeFateFlow;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestParty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tests of clusters, with FATE-Flows that give recorded answers behind the API server's proxy. */
class TestClusterTest {
    private static Sandbox sandbox;
    private static ServerOn server;
    private static Api api;
    private static ClusterApi clusters;
    private static int count;

    private final FakeFateFlow guest = new FakeFateFlow("9999");
    private final FakeFateFlow host = new FakeFateFlow("10000");
    private String name;
    private String cluster;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(0);
        server = ServerOn.kubernetes(
                sandbox.kubeconfig(),
                "--kubefate.cluster-test.poll-interval=20ms",
                "--kubefate.cluster-test.job-limit=2s");
        api = server.service().admin();
        clusters = server.service().clusters();
        clusters.upload(TestParty.chart());
    }

    @AfterAll
    static void stop() {
        server.close();
        sandbox.close();
    }

    @BeforeEach
    void install() {
        name = "party" + ++count;
        cluster = TestParty.install(clusters, name, "9999", "10000", "7");
        TestParty.serve(sandbox, name, guest, guest.nginx(host));
    }

    @AfterEach
    void remove() {
        clusters.ended(clusters.delete(cluster));
    }

    @Test
    void a_party_is_tested_with_itself_step_by_step() {
        JsonNode before = clusters.cluster(cluster);

        JsonNode job = test(Map.of());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(job.path("method").asString()).isEqualTo("ClusterTest");
        String toy = guest.submitted().getFirst();
        assertThat(ClusterApi.states(job))
                .containsExactly(
                        "update job status to Running",
                        "FATE-Flow 2.0.0 of party 9999 answers",
                        "the database of FATE-Flow answers",
                        "storing a table of test data at party 9999",
                        "storage standalone and computing standalone work: a table was stored in 109 s",
                        "nginx routes party 9999 to this FATE-Flow",
                        "the party is tested with itself",
                        "toy job " + toy + " between party 9999 and itself was submitted to FATE",
                        "toy job " + toy + " between party 9999 and itself succeeded in 109 s",
                        "job run Success");
        assertThat(guest.everStored()).hasSize(1);
        assertThat(guest.tables()).isEmpty();
        JsonNode after = clusters.cluster(cluster);
        assertThat(unchanging(after)).isEqualTo(unchanging(before));
        JsonNode last = after.path("Info").path("last_test");
        assertThat(last.path("job").asString()).isEqualTo(job.path("uuid").asString());
        assertThat(last.path("kind").asString()).isEqualTo("toy");
        assertThat(last.path("with").asString()).isEqualTo("9999");
        assertThat(last.path("status").asString()).isEqualTo("Success");
        assertThat(last.path("text").asString()).contains("succeeded in 109 s");
        assertThat(last.path("time").asString()).startsWith("20");
    }

    @Test
    void two_parties_are_tested_by_way_of_the_route_table() {
        JsonNode job = test(Map.of("with", "10000"));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job))
                .contains("party 10000 answers by way of the route table")
                .anyMatch(state -> state.matches("toy job \\d+ between parties 9999 and 10000 succeeded in 109 s"));
        assertThat(host.submitted()).isEmpty();
    }

    @Test
    void psi_and_lr_use_data_that_is_removed_afterwards() {
        String other = TestParty.install(clusters, name + "-host", "10000", "9999");
        TestParty.serve(sandbox, name + "-host", host, host.nginx(guest));

        JsonNode psi = test(Map.of("with", "10000", "kind", "psi"));
        JsonNode regression = test(Map.of("with", "10000", "kind", "lr"));

        assertThat(psi.path("status").asString()).as(psi.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(psi)).anyMatch(state -> state.endsWith("succeeded in 109 s: 180 common IDs"));
        assertThat(ClusterApi.states(regression))
                .as(regression.toString())
                .anyMatch(state -> state.endsWith("succeeded in 109 s: 180 common IDs, AUC 0.5868"));
        assertThat(guest.everStored()).hasSize(2);
        assertThat(host.everStored()).hasSize(2);
        assertThat(guest.tables()).isEmpty();
        assertThat(host.tables()).isEmpty();
        clusters.ended(clusters.delete(other));
    }

    @Test
    void a_party_that_is_not_in_the_route_table_is_named() {
        fails(Map.of("with", "12345"), "no route: party 12345 is not in nginx.route_table of the cluster.yaml");
    }

    @Test
    void a_party_that_is_down_is_named() {
        fails(
                Map.of("with", "7"),
                "party 7 cannot be reached: the other party, or a proxy on the way, does not answer");
    }

    @Test
    void an_address_that_leads_to_another_party_is_found() {
        sandbox.serve(
                name,
                "nginx",
                9300,
                request -> request.headers().get("dest-party-id").equals("7")
                        ? host.answer(request)
                        : guest.answer(request));

        fails(Map.of("with", "7"), "wrong party ID: the address of party 7 in nginx.route_table leads to party 10000");
    }

    @Test
    void a_fate_flow_that_does_not_run_is_told() {
        sandbox.serve(
                name,
                "fateflow",
                9380,
                request -> new Response(
                        503,
                        "application/json",
                        Map.of(),
                        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"no endpoints available for service"
                                + " \\\"fateflow\\\"\",\"reason\":\"ServiceUnavailable\",\"code\":503}"));

        fails(
                Map.of(),
                "FATE-Flow of party 9999 does not answer: no pod of the service is ready; kubefate cluster describe "
                        + name);
    }

    @Test
    void a_missing_permission_is_named() {
        sandbox.serve(
                name,
                "fateflow",
                9380,
                request -> new Response(
                        403,
                        "application/json",
                        Map.of(),
                        "{\"kind\":\"Status\",\"message\":\"services \\\"fateflow:9380\\\" is forbidden\",\"code\":403}"));

        fails(Map.of(), "lacks the permission \"get\" of services/proxy for fateflow:9380 in namespace " + name);
    }

    @Test
    void a_wrong_password_of_rabbitmq_is_recognized_and_secrets_are_masked() {
        guest.jobsAre("failed")
                .logs(
                        "[ERROR] connect to rabbitmq with open-sesame",
                        "    ^^^^^^^^^^",
                        "pika.exceptions.ProbableAuthenticationError: (403, 'ACCESS_REFUSED - Login was refused')");

        JsonNode job = fails(Map.of("with", "10000"), "RabbitMQ refuses the account");

        assertThat(job.path("reason").asString())
                .contains("task lr_0 of guest 9999 failed: RabbitMQ refuses")
                .contains("last lines of its log: [ERROR] connect to rabbitmq with *** | pika.exceptions")
                .doesNotContain("open-sesame", "^^");
    }

    @Test
    void of_a_java_stack_trace_the_cause_is_told() {
        List<String> log = new ArrayList<>(List.of(
                "org.fedai.eggroll.CommandCallException: call of getSession failed",
                "\tat org.fedai.eggroll.Client.call(Client.java:80)",
                "Caused by: java.lang.IllegalStateException: the session has no processors"));
        for (int line = 1; line <= 80; line++) {
            log.add("\tat org.fedai.eggroll.Deep.down(Deep.java:" + line + ")");
        }
        guest.jobsAre("failed").logs(log.toArray(String[]::new));

        JsonNode job = fails(Map.of("with", "10000"), "task lr_0 of guest 9999 failed");

        assertThat(job.path("reason").asString())
                .contains("last lines of its log: org.fedai.eggroll.CommandCallException: call of getSession failed"
                        + " | Caused by: java.lang.IllegalStateException: the session has no processors")
                .doesNotContain("Deep.java");
    }

    @Test
    void a_process_that_was_killed_is_told_without_a_log() {
        guest.jobsAre("failed");

        fails(Map.of("with", "10000"), "task lr_0 of guest 9999 failed without an error in its log");
    }

    @Test
    void a_full_disk_is_recognized() {
        guest.uploadsAre("failed").logs("OSError: [Errno 28] No space left on device: '/data/projects/fate/data/x'");

        fails(Map.of(), "test data could not be stored at party 9999: task lr_0 of local 0 failed: a disk is full");
        assertThat(guest.tables()).isEmpty();
    }

    @Test
    void a_job_that_fate_does_not_accept_is_explained_by_the_last_line() {
        guest.instead(
                "/v2/job/submit",
                Response.json(
                        "{\"code\":1002,\"job_id\":\"1\",\"message\":\"Traceback (most recent call last):\\n  File x\\n"
                                + "Exception: ('create job failed', {'host': {'10000': {'code': 104, 'message': 'Federated schedule error,"
                                + " 502 Server Error: Bad Gateway'}}})\\n\"}"));

        JsonNode job = fails(Map.of("with", "10000"), "cannot create the job: the other party, or a proxy on the way");
        assertThat(job.path("reason").asString()).contains("FATE says: Exception: ('create job failed'");
    }

    @Test
    void a_job_that_does_not_end_is_stopped() {
        guest.jobsAre("running");

        fails(Map.of("with", "10000"), "has not ended within 2 s");
        assertThat(guest.stopped()).isEqualTo(guest.submitted());
    }

    @Test
    void a_stopped_test_stops_its_job_and_removes_its_data() {
        guest.jobsAre("running");
        JsonNode begun = begin(Map.of());
        clusters.when(begun, now -> !guest.submitted().isEmpty());
        Api.Reply second = api.post("/v1/cluster/" + cluster + "/test", Map.of());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error()).contains("job " + begun.path("uuid").asString() + " is in progress");

        api.put("/v1/job/" + begun.path("uuid").asString() + "?jobStatus=stop", Map.of());

        assertThat(clusters.ended(begun).path("status").asString()).isEqualTo("Canceled");
        assertThat(guest.stopped()).isEqualTo(guest.submitted());
        assertThat(guest.tables()).isEmpty();
        assertThat(clusters.cluster(cluster).at("/Info/last_test/status").asString())
                .isEqualTo("Canceled");
    }

    @Test
    void hostile_answers_are_cut_and_made_visible() {
        guest.instead("/v2/server/fateflow", Response.json("\u001b[2Jowned<html>" + "x".repeat(1 << 20)));

        JsonNode job = fails(Map.of(), "answers with status 200 and something that is not FATE 2's: \\u001b[2Jowned");
        assertThat(job.path("reason").asString()).hasSizeLessThan(400);

        guest.instead(
                "/v2/server/fateflow", Response.json("{\"code\":0,\"data\":{\"x\":\"" + "x".repeat(5 << 20) + "\"}}"));
        fails(Map.of(), "does not answer: the response is longer than 4194304 bytes");

        guest.instead(
                "/v2/server/fateflow",
                new Response(302, "text/html", Map.of("Location", sandbox.url() + "/version"), ""));
        fails(Map.of(), "answers with status 302 and something that is not FATE 2's");
    }

    @Test
    void only_parties_of_fate_2_are_tested() {
        clusters.upload(TestChart.version("v1.0.0"));
        clusters.upload(TestChart.named("fate", "v1.11.2"));
        String tiny = clusters.ended(clusters.install(name + "-tiny", "v1.0.0", ""))
                .path("cluster_id")
                .asString();
        String old = clusters.ended(
                        clusters.tryInstall(ClusterApi.args(name + "-old", name + "-old", "fate", "v1.11.2", ""))
                                .data())
                .path("cluster_id")
                .asString();

        Api.Reply notFate = api.post("/v1/cluster/" + tiny + "/test", Map.of());
        assertThat(notFate.status()).isEqualTo(422);
        assertThat(notFate.error()).contains("chart tiny v1.0.0");
        Api.Reply fate1 = api.post("/v1/cluster/" + old + "/test", Map.of());
        assertThat(fate1.status()).isEqualTo(422);
        assertThat(fate1.error()).contains("chart fate v1.11.2; tests need FATE 2");
        Api.Reply elsewhere = api.post("/v1/cluster/" + cluster + "/test", Map.of("with", "10000", "kind", "psi"));
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.error()).contains("psi needs data at both parties");
        for (Map<String, String> malformed :
                List.of(Map.of("with", "../9999"), Map.of("kind", "nn"), Map.of("with", "x".repeat(65)))) {
            assertThat(api.post("/v1/cluster/" + cluster + "/test", malformed).status())
                    .as(malformed.toString())
                    .isEqualTo(400);
        }
        clusters.ended(clusters.delete(tiny));
        clusters.ended(clusters.delete(old));
    }

    private JsonNode begin(Map<String, String> args) {
        Api.Reply reply = api.post("/v1/cluster/" + cluster + "/test", args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(reply.message()).isEqualTo("testCluster Success");
        return reply.data();
    }

    private JsonNode test(Map<String, String> args) {
        return clusters.ended(begin(args));
    }

    private JsonNode fails(Map<String, String> args, String reason) {
        JsonNode before = clusters.cluster(cluster);
        JsonNode job = test(args);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Failed");
        assertThat(job.path("reason").asString()).contains(reason);
        assertThat(ClusterApi.states(job)).endsWith("the cluster is unchanged");
        JsonNode after = clusters.cluster(cluster);
        assertThat(unchanging(after)).isEqualTo(unchanging(before));
        assertThat(after.at("/Info/last_test/text").asString())
                .isEqualTo(job.path("reason").asString());
        return job;
    }

    private static Map<String, String> unchanging(JsonNode cluster) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : List.of("status", "revision", "helm_revision", "UpdatedAt", "values", "chart_version")) {
            fields.put(field, cluster.path(field).toString());
        }
        return fields;
    }
}
