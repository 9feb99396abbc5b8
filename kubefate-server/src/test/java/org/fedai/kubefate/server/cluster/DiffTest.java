package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class DiffTest {
    private static final String CHART = "compared";
    private static final Pattern HASH = Pattern.compile("password: \\(hidden, hash ([0-9a-f]{10})\\)");

    @LocalServerPort
    private int port;

    private TestNamespaces names;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service, TestNamespaces ours) {
        api = service.admin();
        names = ours;
        clusters = service.clusters();
        clusters.upload(chart("v1.0.0"));
    }

    private static TestChart chart(String version) {
        return TestChart.named(CHART, version)
                .without("values-template.yaml")
                .with("templates/config.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: settings}
                        data:
                          greeting: {{ .Values.greeting | default "hello" | quote }}
                          login: {{ printf "user=me,%s" (.Values.loginPassword | default "none-at-all") | quote }}
                        {{- if .Values.extra }}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: extra}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: precious, annotations: {helm.sh/resource-policy: keep}}
                        {{- end }}
                        """)
                .with("templates/account.yaml", """
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: account}
                        stringData: {password: {{ .Values.password | default "first-password" }}, user: me}
                        """)
                .with("templates/random.yaml", """
                        {{- $old := lookup "v1" "Secret" .Release.Namespace "random" }}
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: random}
                        data:
                          key: {{ if $old }}{{ index $old.data "key" }}{{ else }}{{ randAlphaNum 20 | b64enc }}{{ end }}
                        """);
    }

    @Test
    void a_diff_shows_what_an_update_would_do_and_changes_nothing() {
        String name = names.at("diff");
        String uuid = installed(name, "greeting: before\nextra: true\n");

        JsonNode diff = diff(uuid, name, "greeting: after\nweb: {note: new}\n").data();

        assertThat(changes(diff))
                .containsExactly(
                        "changed ConfigMap settings",
                        "changed Deployment web",
                        "deleted ConfigMap extra",
                        "kept ConfigMap precious");
        assertThat(diff.path("from").asInt()).isEqualTo(1);
        assertThat(diff.path("to").isNull()).isTrue();
        assertThat(diff.path("unchanged").asInt())
                .as("Secrets, of which one is looked up, StatefulSet and Service")
                .isEqualTo(4);
        assertThat(text(diff, "settings"))
                .startsWith("--- revision 1\n+++ cluster.yaml\n@@ ")
                .contains("-  greeting: before\n+  greeting: after\n");
        assertThat(clusters.cluster(uuid).path("helm_revision").asInt()).isEqualTo(1);
        assertThat(api.get("/v1/cluster/" + uuid + "/revision").data().size()).isEqualTo(1);
    }

    @Test
    void an_unchanged_cluster_yaml_shows_no_differences() {
        String name = names.at("same");
        String uuid = installed(name, "greeting: same\n");

        JsonNode diff = diff(uuid, name, "greeting: same\n").data();

        assertThat(diff.path("objects")).isEmpty();
        assertThat(diff.path("unchanged").asInt()).isEqualTo(6);
    }

    @Test
    void secrets_are_shown_as_hashes_that_cannot_be_looked_up() {
        String name = names.at("hashes");
        String uuid = installed(name, "");

        JsonNode first = diff(uuid, name, "password: second-password\n").data();
        JsonNode again = diff(uuid, name, "password: second-password\n").data();

        assertThat(changes(first)).containsExactly("changed Secret account");
        assertThat(text(first, "account")).doesNotContain("first-password", "second-password");
        assertThat(hashes(first)).hasSize(2).doesNotHaveDuplicates();
        assertThat(hashes(again)).as("another key").doesNotContainAnyElementsOf(hashes(first));
        assertThat(text(first, "account")).as("what is equal stays").containsPattern("(?m)^   user: \\(hidden");
    }

    @Test
    void revisions_are_compared_with_the_deployed_one_or_with_each_other() {
        String name = names.at("revisions");
        String uuid = installed(name, "greeting: one\n");
        clusters.ended(
                clusters.tryUpdate(args(name, "v1.0.0", "greeting: two\n")).data());
        clusters.ended(
                clusters.tryUpdate(args(name, "v1.0.0", "greeting: three\n")).data());

        assertThat(text(compared(uuid, "revision=1").data(), "settings"))
                .startsWith("--- revision 3\n+++ revision 1\n")
                .contains("-  greeting: three\n+  greeting: one\n");
        JsonNode pair = compared(uuid, "revision=2&with=1").data();
        assertThat(text(pair, "settings")).contains("-  greeting: one\n+  greeting: two\n");
        assertThat(pair.path("from").asInt()).isEqualTo(1);
        assertThat(pair.path("to").asInt()).isEqualTo(2);
        assertThat(compared(uuid, "revision=3").data().path("objects")).isEmpty();
    }

    @Test
    void viewers_compare_revisions_without_secrets_and_cannot_try_an_update() {
        String name = names.at("viewed");
        String uuid = installed(name, "loginPassword: hunter2-hunter2\n");
        clusters.ended(clusters.tryUpdate(args(name, "v1.0.0", "loginPassword: correct-horse\n"))
                .data());
        api.post("/v1/user", Map.of("username", "diff-viewer", "password", "long-enough", "role", "viewer"));
        Api viewer = Api.at(port).login("diff-viewer", "long-enough");

        Api.Reply reply = viewer.get("/v1/cluster/" + uuid + "/diff?revision=1");

        assertThat(changes(reply.data())).containsExactly("changed ConfigMap settings");
        assertThat(reply.raw().body()).doesNotContain("hunter2", "correct-horse");
        assertThat(compared(uuid, "revision=1").raw().body()).contains("hunter2-hunter2", "correct-horse");
        assertThat(viewer.post("/v1/cluster/" + uuid + "/diff", args(name, "v1.0.0", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void what_kubernetes_would_refuse_is_told_with_the_diff() {
        String name = names.at("fixed");
        String uuid = installed(name, "");
        clusters.upload(chart("v1.1.0").with("templates/web.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  selector: {matchLabels: {app: another}}
                  template:
                    metadata: {labels: {app: another}}
                    spec: {containers: [{name: web, image: example/web:1.0}]}
                """));

        JsonNode diff = api.post("/v1/cluster/" + uuid + "/diff", args(name, "v1.1.0", ""))
                .data();

        JsonNode refusal = diff.path("refusals").get(0);
        assertThat(refusal.path("field").asString()).isEqualTo("spec.selector.matchLabels.app");
        assertThat(refusal.path("before").asString()).isEqualTo("web");
        assertThat(refusal.path("after").asString()).isEqualTo("another");
        assertThat(refusal.path("reason").asString()).contains("field is immutable");
        assertThat(refusal.path("advice").asString()).contains("--force");
    }

    @Test
    void bad_requests_get_a_sentence() {
        String name = names.at("bad");
        String uuid = installed(name, "");

        assertThat(error(404, compared(uuid, "revision=7")))
                .isEqualTo("cluster " + name + "/" + name + " has no revision 7; see kubefate cluster history"
                        + " (GET /v1/cluster/{uuid}/revision)");
        assertThat(error(400, compared(uuid, "revision=seven"))).contains("expected a whole number");
        assertThat(error(422, diff(uuid, names.at("other"), "")))
                .contains("the cluster.yaml is of " + names.at("other"));
        Map<String, Object> broken = args(name, "v1.0.0", "a: [\n");
        assertThat(error(422, api.post("/v1/cluster/" + uuid + "/diff", broken)))
                .startsWith("cluster.yaml:");

        clusters.ended(clusters.delete(uuid));
        assertThat(error(409, diff(uuid, name, "greeting: new\n"))).contains("was deleted, and cannot be updated");
        assertThat(error(409, compared(uuid, "revision=1"))).contains("no deployed revision");
        assertThat(compared(uuid, "revision=1&with=1").status()).isEqualTo(200);
    }

    private String installed(String name, String yaml) {
        JsonNode job =
                clusters.ended(clusters.tryInstall(args(name, "v1.0.0", yaml)).data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private Api.Reply diff(String uuid, String name, String yaml) {
        return api.post("/v1/cluster/" + uuid + "/diff", args(name, "v1.0.0", yaml));
    }

    private Api.Reply compared(String uuid, String query) {
        return api.get("/v1/cluster/" + uuid + "/diff?" + query);
    }

    private static Map<String, Object> args(String name, String version, String yaml) {
        return ClusterApi.args(name, name, CHART, version, yaml);
    }

    private static String error(int status, Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        return reply.body().path("error").asString();
    }

    private static List<String> changes(JsonNode diff) {
        return diff.path("objects")
                .valueStream()
                .map(object -> object.path("change").asString() + " "
                        + object.path("kind").asString() + " "
                        + object.path("name").asString())
                .toList();
    }

    private static String text(JsonNode diff, String name) {
        return diff.path("objects")
                .valueStream()
                .filter(object -> object.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("diff")
                .asString();
    }

    private static List<String> hashes(JsonNode diff) {
        Matcher hashes = HASH.matcher(text(diff, "account"));
        return hashes.results().map(found -> found.group(1)).toList();
    }
}
