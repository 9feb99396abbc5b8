package org.fedai.kubefate.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.UUID;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** A kind that the API server does not serve, or not any more, never prevents a cluster from being deleted or restored. */
@OnEveryKubernetes
class UnservedKindsTest {
    private static ServerOn server;

    private final KubernetesClient kubernetes;
    private final String namespace;
    private final String group = "u" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    private final String skipped = "skipped objects of Thing (" + group + "/v1): Kubernetes does not serve this kind";
    private Api api;
    private ClusterApi clusters;

    UnservedKindsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes.client();
        this.namespace = kubernetes.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(kubernetes.kubeconfig(), "--kubefate.jobs.time-limit=5m");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
    }

    @AfterEach
    void removeDefinition() {
        definitions().delete();
    }

    @Test
    void a_failed_install_leaves_nothing_and_its_name_is_free_again() {
        clusters.upload(chart("unserved").with("templates/thing.yaml", thing("one", "")));

        JsonNode job = ended(api.post("/v1/cluster", args("unserved", "v1.0.0", "")));

        assertThat(job.path("status").asString()).isEqualTo("Failed");
        assertThat(job.path("reason").asString()).contains("does not serve the kind Thing of " + group + "/v1");
        assertThat(ClusterApi.states(job))
                .anySatisfy(state -> assertThat(state).startsWith(skipped))
                .last()
                .asString()
                .isEqualTo("the installed objects were removed");
        assertThat(settings()).isFalse();
        clusters.upload(chart("unserved"));
        assertSucceeds(api.post("/v1/cluster", args("unserved", "v1.0.0", "")));
    }

    @Test
    void a_cluster_is_deleted_after_a_kind_and_that_of_its_hook_are_gone() {
        define();
        clusters.upload(chart("gone")
                .with("templates/thing.yaml", thing("one", ""))
                .with("templates/hook.yaml", thing("farewell", "pre-delete")));
        JsonNode installed = assertSucceeds(api.post("/v1/cluster", args("gone", "v1.0.0", "")));
        undefine();

        JsonNode job = assertSucceeds(
                api.delete("/v1/cluster/" + installed.path("cluster_id").asString()));

        assertThat(ClusterApi.states(job))
                .anySatisfy(state -> assertThat(state).startsWith(skipped))
                .contains("pre-delete hook Thing farewell was skipped: Kubernetes does not serve this kind");
        assertThat(settings()).isFalse();
    }

    @Test
    void an_update_to_a_chart_without_the_kind_succeeds_after_it_is_gone() {
        define();
        clusters.upload(chart("leaving").with("templates/thing.yaml", thing("one", "")));
        assertSucceeds(api.post("/v1/cluster", args("leaving", "v1.0.0", "")));
        undefine();
        clusters.upload(TestChart.named("leaving", "v1.1.0").with("templates/store.yaml", ""));

        JsonNode job = assertSucceeds(api.put("/v1/cluster", args("leaving", "v1.1.0", "")));

        assertThat(ClusterApi.states(job)).anySatisfy(state -> assertThat(state).startsWith(skipped));
    }

    @Test
    void an_update_that_still_contains_the_kind_says_so_and_is_rolled_back_without_it() {
        define();
        clusters.upload(chart("staying").with("templates/thing.yaml", thing("one", "")));
        assertSucceeds(api.post("/v1/cluster", args("staying", "v1.0.0", "greeting: first\n")));
        undefine();

        JsonNode job = ended(api.put("/v1/cluster", args("staying", "v1.0.0", "greeting: second\n")));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(job.path("reason").asString()).contains("does not serve the kind Thing of " + group + "/v1");
        assertThat(ClusterApi.states(job))
                .anySatisfy(state -> assertThat(state).startsWith(skipped))
                .last()
                .isEqualTo("Cluster run rollback Success");
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get()
                        .getData())
                .containsEntry("greeting", "first");
    }

    private static TestChart chart(String name) {
        return TestChart.named(name, "v1.0.0").with("templates/store.yaml", "");
    }

    private Map<String, Object> args(String chart, String version, String moreYaml) {
        return ClusterApi.args("one", namespace, chart, version, moreYaml);
    }

    private JsonNode ended(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return clusters.ended(reply.data());
    }

    private JsonNode assertSucceeds(Api.Reply reply) {
        JsonNode job = ended(reply);
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private boolean settings() {
        return kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get()
                != null;
    }

    /** @param event of a hook; empty for an object of the release */
    private String thing(String name, String event) {
        return "apiVersion: " + group + "/v1\nkind: Thing\nmetadata:\n  name: " + name + "\n"
                + (event.isEmpty() ? "" : "  annotations: {helm.sh/hook: " + event + "}\n");
    }

    private void define() {
        kubernetes
                .resource(Serialization.unmarshal("""
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: things.GROUP}
                    spec:
                      group: GROUP
                      scope: Namespaced
                      names: {plural: things, singular: thing, kind: Thing, listKind: ThingList}
                      versions:
                        - name: v1
                          served: true
                          storage: true
                          schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    """.replace("GROUP", group), CustomResourceDefinition.class))
                .create();
        Eventually.until(this::isServed);
    }

    private void undefine() {
        definitions().delete();
        Eventually.until(() -> !isServed());
    }

    private boolean isServed() {
        APIResourceList served = kubernetes.getApiResources(group + "/v1");
        return served != null
                && served.getResources().stream()
                        .anyMatch(resource -> resource.getKind().equals("Thing"));
    }

    private Resource<CustomResourceDefinition> definitions() {
        return kubernetes.apiextensions().v1().customResourceDefinitions().withName("things." + group);
    }
}
