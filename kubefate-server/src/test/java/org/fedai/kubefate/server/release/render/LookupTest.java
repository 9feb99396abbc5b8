package org.fedai.kubefate.server.release.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the template function {@code lookup} shows to a chart, which is not trusted. */
@OnEveryKubernetes
class LookupTest {
    private static ServerOn server;

    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;

    LookupTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes.client();
        this.namespace = kubernetes.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(kubernetes.kubeconfig());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
        kubernetes
                .secrets()
                .inNamespace(namespace)
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("theirs")
                        .endMetadata()
                        .withStringData(Map.of("password", "of-somebody-else"))
                        .build())
                .create();
        kubernetes
                .configMaps()
                .inNamespace(namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("shared")
                        .endMetadata()
                        .withData(Map.of("colour", "red"))
                        .build())
                .create();
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Secret, theirs",
        "v1, Secret, ''",
        "v1, ConfigMap, ../secrets/theirs",
        "v1, ConfigMap, ..%2Fsecrets%2Ftheirs",
        "v1, ConfigMap, ../../../secrets?x=",
        "../api/v1, Secret, theirs",
        "apps/../../api/v1, Secret, theirs",
    })
    void a_secret_of_somebody_else_is_not_found(String apiVersion, String kind, String name) {
        String shown = shown(apiVersion, kind, name);

        assertThat(shown)
                .doesNotContain("b2Ytc29tZWJvZHktZWxzZQ")
                .doesNotContain("of-somebody-else")
                .doesNotContain("\"kind\":\"Secret\"");
    }

    @ParameterizedTest
    @CsvSource({"v1, Namespace", "rbac.authorization.k8s.io/v1, ClusterRole", "v1, Node"})
    void cluster_scoped_objects_are_not_found(String apiVersion, String kind) {
        assertThat(shown(apiVersion, kind, "")).contains("{}").doesNotContain("items");
        assertThat(shown(apiVersion, kind, namespace)).contains("{}");
    }

    @Test
    void other_objects_of_the_namespace_are_found() {
        assertThat(shown("v1", "ConfigMap", "shared")).contains("\"colour\":\"red\"");
    }

    @Test
    void a_secret_of_the_release_is_found_by_an_update() {
        String secret = """
            {{- $mine := lookup "v1" "Secret" .Release.Namespace "mine" }}
            apiVersion: v1
            kind: Secret
            metadata: {name: mine}
            data: {password: {{ dig "data" "password" ("first" | b64enc) $mine | quote }}}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: seen}
            data: {seen: {{ dig "data" "password" "nothing" $mine | quote }}}
            """;
        clusters.upload(TestChart.named("keeping", "v1.0.0")
                .with("templates/store.yaml", "")
                .with("templates/s.yaml", secret));
        succeeds(clusters.tryInstall(ClusterApi.args("one", namespace, "keeping", "v1.0.0", "")));

        succeeds(clusters.tryUpdate(ClusterApi.args("one", namespace, "keeping", "v1.0.0", "greeting: second\n")));

        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("seen")
                        .get()
                        .getData())
                .containsEntry("seen", "Zmlyc3Q=");
    }

    /** The answer to an install of a chart that fails with what it looked up. */
    private String shown(String apiVersion, String kind, String name) {
        clusters.upload(TestChart.named("curious", "v1.0.0")
                .with("templates/look.yaml", """
                    {{ fail (lookup "%s" "%s" .Release.Namespace "%s" | toJson) }}
                    """.formatted(apiVersion, kind, name)));
        Api.Reply reply = clusters.tryInstall(ClusterApi.args("one", namespace, "curious", "v1.0.0", ""));
        assertThat(reply.status()).isEqualTo(422);
        return reply.error();
    }

    private void succeeds(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        JsonNode job = clusters.ended(reply.data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
    }
}
