package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Installs and updates that are only tried. */
@ServerTest
@TestPropertySource(properties = "kubefate.charts.permissions=kind:CustomResourceDefinition")
class DryRunTest {
    private static final String CHART = "tried";

    private static final String BAD = """
            apiVersion: v1
            kind: Service
            metadata: {name: portless}
            spec: {selector: {app: web}, ports: [{port: 99999}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: negative}
            spec:
              replicas: -1
              selector: {matchLabels: {app: negative}}
              template:
                metadata: {labels: {app: other}}
                spec: {containers: [{name: web, image: example/web:1.0}]}
            """;

    @Autowired
    private KubernetesClient client;

    private TestNamespaces names;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service, TestNamespaces ours) {
        api = service.admin();
        names = ours;
        clusters = service.clusters();
        clusters.upload(TestChart.named(CHART, "v1.0.0"));
        clusters.upload(TestChart.named(CHART, "v1.1.0").with("templates/bad.yaml", BAD));
    }

    @Test
    void a_tried_install_tells_its_objects_and_writes_nothing() {
        String name = names.at("tried");
        for (String mode : List.of("client", "server")) {
            JsonNode report = tried(args(name, "v1.0.0", "greeting: hello\n", mode));

            assertThat(changes(report))
                    .containsExactlyInAnyOrder(
                            "created ConfigMap settings",
                            "created Service store",
                            "created Deployment web",
                            "created StatefulSet store");
            assertThat(report.path("mode").asString()).isEqualTo(mode);
            assertThat(report.path("left_out").toString())
                    .contains(mode.equals("server") ? "does not exist yet: its objects were checked as if" : "[]");
        }
        assertThat(client.namespaces().withName(name).get()).isNull();
        assertThat(api.get("/v1/cluster?all=true&name=" + name).data()).isEmpty();
        assertThat(api.get("/v1/audit?cluster=" + name + "/" + name).data().valueStream())
                .extracting(entry -> entry.path("detail").asString())
                .containsExactly("dry run (server)", "dry run (client)");
    }

    @Test
    void all_refusals_of_a_tried_install_are_told_at_once() {
        String name = names.at("refused");

        Api.Reply reply = clusters.tryInstall(args(name, "v1.1.0", "", "server"));

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.body().path("refusals").valueStream().map(DryRunTest::objectAndField))
                .contains(
                        "Service portless spec.ports[0].port",
                        "Deployment negative spec.replicas",
                        "Deployment negative spec.template.metadata.labels");
        assertThat(tried(args(name, "v1.1.0", "", "client")).path("objects").size())
                .as("only the API server knows")
                .isEqualTo(6);
        assertThat(client.namespaces().withName(name).get()).isNull();
    }

    @Test
    void a_tried_update_tells_what_would_change_and_what_is_refused() {
        String name = names.at("update");
        String uuid = clusters.ended(clusters.tryInstall(args(name, "v1.0.0", "greeting: one\n", null))
                        .data())
                .path("cluster_id")
                .asString();
        JsonNode before = clusters.cluster(uuid);

        Api.Reply reply = clusters.tryUpdate(args(name, "v1.0.0", "greeting: two\nextra: true\n", "server"));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(changes(reply.data()))
                .containsExactlyInAnyOrder("changed ConfigMap settings", "created ConfigMap extra");
        assertThat(reply.data().path("unchanged").asInt()).isEqualTo(3);

        assertThat(clusters.tryUpdate(args(name, "v1.1.0", "", "server")).body().path("refusals"))
                .isNotEmpty();
        assertThat(clusters.cluster(uuid)).isEqualTo(before);
        assertThat(client.configMaps()
                        .inNamespace(name)
                        .withName("settings")
                        .get()
                        .getData()
                        .get("greeting"))
                .isEqualTo("one");
        assertThat(api.get("/v1/job?cluster_id=" + uuid).data().size()).isEqualTo(1);
    }

    @Test
    void what_belongs_to_others_and_what_is_not_served_is_told() {
        String name = names.at("others");
        clusters.upload(TestChart.named(CHART, "v1.2.0")
                .with("crds/wishes.yaml", """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: wishes.try.example.org}
                        spec:
                          group: try.example.org
                          scope: Namespaced
                          names: {kind: Wish, plural: wishes, singular: wish}
                          versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
                        """)
                .with("templates/wish.yaml", "apiVersion: try.example.org/v1\nkind: Wish\nmetadata: {name: one}\n"));
        clusters.ended(clusters.tryInstall(ClusterApi.args(names.at("first"), name, CHART, "v1.0.0", ""))
                .data());

        Map<String, Object> args = ClusterApi.args(names.at("second"), name, CHART, "v1.0.0", "");
        args.put("dry_run", "server");
        Api.Reply reply = clusters.tryInstall(args);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("refusals").size()).isEqualTo(4);
        assertThat(reply.body().path("error").asString())
                .contains("it already exists and belongs to cluster " + names.at("first"));
        assertThat(tried(args(names.at("wish"), "v1.2.0", "", "server"))
                        .path("left_out")
                        .toString())
                .contains("Wish " + names.at("wish") + "/one was not checked: the chart brings the"
                        + " CustomResourceDefinition");
    }

    @Test
    void an_unknown_mode_is_malformed() {
        Api.Reply reply = clusters.tryInstall(args(names.at("mode"), "v1.0.0", "", "both"));

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(400);
    }

    private JsonNode tried(Map<String, Object> args) {
        Api.Reply reply = clusters.tryInstall(args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }

    private static Map<String, Object> args(String name, String version, String yaml, @Nullable String mode) {
        Map<String, Object> args = ClusterApi.args(name, name, CHART, version, yaml);
        if (mode != null) {
            args.put("dry_run", mode);
        }
        return args;
    }

    private static String objectAndField(JsonNode refusal) {
        return refusal.path("kind").asString() + " " + refusal.path("name").asString() + " "
                + refusal.path("field").asString();
    }

    private static List<String> changes(JsonNode report) {
        return report.path("objects")
                .valueStream()
                .map(object -> object.path("change").asString() + " "
                        + object.path("kind").asString() + " "
                        + object.path("name").asString())
                .toList();
    }
}
