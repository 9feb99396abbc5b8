package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import tools.jackson.databind.JsonNode;

/** What others do to the objects of a cluster shows in its status without anybody asking for it, and can be repaired. */
@OnEveryKubernetes
class DriftTest {
    private static final String NAME = "tiny-9999";

    private final KubernetesUnderTest under;
    private final KubernetesClient kubernetes;
    private final String namespace;
    private final Path database =
            Path.of("target", "databases", UUID.randomUUID().toString());
    private ServerOn server;
    private Api api;
    private ClusterApi clusters;

    DriftTest(KubernetesUnderTest under) {
        this.under = under;
        this.kubernetes = under.client();
        this.namespace = under.namespace();
    }

    @BeforeEach
    void start() {
        start(under.kubeconfig());
        clusters.upload(TestChart.version("v1.0.0"));
        clusters.upload(TestChart.version("v1.1.0"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_deployment_that_was_deleted_makes_the_cluster_unavailable_until_it_is_repaired() {
        String uuid = installed("");
        assertThat(listed(uuid).has("drift")).isFalse();

        kubernetes.apps().deployments().inNamespace(namespace).withName("web").delete();

        JsonNode sick =
                when(uuid, now -> isUnavailable(now) && now.path("drift").size() == 1);
        assertThat(sick.path("drift").path(0).toString())
                .isEqualTo("{\"object\":\"Deployment " + namespace + "/web\"}");
        assertThat(clusters.cluster(uuid)
                        .path("Info")
                        .path("reasons")
                        .path("web")
                        .asString())
                .isEqualTo("Deployment " + namespace + "/web was deleted; kubefate cluster repair creates it again");

        JsonNode job = repaired(uuid);

        assertThat(job.path("method").asString()).isEqualTo("ClusterRepair");
        assertThat(ClusterApi.states(job))
                .contains("repaired 4 objects; created again: Deployment " + namespace + "/web");
        when(uuid, now -> isRunning(now) && !now.has("drift"));
        assertThat(clusters.cluster(uuid).path("status").asString()).isEqualTo("Running");
    }

    @Test
    void a_workload_scaled_by_hand_is_drift_and_without_pods_the_cluster_is_unavailable() {
        String uuid = installed("");

        scale(0);

        // Pods and Deployments come by different watches, in any order.
        JsonNode sick = when(uuid, now -> isUnavailable(now) && now.has("drift"));
        assertThat(sick.path("drift").path(0).path("field").asString()).isEqualTo("spec.replicas");
        assertThat(sick.path("drift").path(0).path("wanted").asString()).isEqualTo("1");
        assertThat(sick.path("drift").path(0).path("found").asString()).isEqualTo("0");
        assertThat(clusters.cluster(uuid)
                        .path("Info")
                        .path("reasons")
                        .path("web")
                        .asString())
                .contains("was scaled to 0 pods");

        scale(2);

        JsonNode more = when(uuid, now -> isRunning(now) && now.has("drift"));
        assertThat(more.path("drift").path(0).path("found").asString()).isEqualTo("2");
        assertThat(ClusterApi.states(repaired(uuid)))
                .contains("repaired 4 objects; reset: Deployment " + namespace + "/web");
        when(uuid, now -> isRunning(now) && !now.has("drift"));
    }

    @Test
    void a_config_map_that_was_changed_names_the_field_the_values_and_who_did_it() {
        String uuid = installed("greeting: hello\n");

        edit("settings", "{\"data\":{\"greeting\":\"bye\",\"own\":\"kept\"}}");

        JsonNode changed = when(uuid, now -> now.has("drift"));
        assertThat(changed.path("status").asString()).isEqualTo("Running");
        assertThat(changed.path("drift")).hasSize(1);
        JsonNode drift = clusters.cluster(uuid).path("drift").path(0);
        assertThat(drift.path("object").asString()).isEqualTo("ConfigMap " + namespace + "/settings");
        assertThat(drift.path("field").asString()).isEqualTo("data.greeting");
        assertThat(drift.path("wanted").asString()).isEqualTo("hello");
        assertThat(drift.path("found").asString()).isEqualTo("bye");
        assertThat(drift.path("manager").asString()).isEqualTo("an-editor");

        repaired(uuid);

        when(uuid, now -> !now.has("drift"));
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get()
                        .getData())
                .containsEntry("greeting", "hello")
                .containsEntry("own", "kept");
    }

    @Test
    void a_namespace_that_was_deleted_is_created_again_by_a_repair_and_by_an_update() {
        String uuid = installed("");
        deleteNamespace();

        JsonNode gone = when(uuid, now -> now.path("drift").size() == 1 && isUnavailable(now));
        assertThat(gone.path("drift").path(0).path("object").asString()).isEqualTo("Namespace " + namespace);

        assertThat(ClusterApi.states(repaired(uuid)))
                .contains("namespace " + namespace + " was deleted, with the data of its volumes; creating it again");
        when(uuid, now -> isRunning(now) && !now.has("drift"));

        deleteNamespace();
        when(uuid, DriftTest::isUnavailable);

        JsonNode update = clusters.ended(begun(clusters.tryUpdate(args("v1.1.0", "greeting: again\n"))));
        assertThat(update.path("status").asString()).as(update.toString()).isEqualTo("Success");
        when(uuid, now -> isRunning(now) && !now.has("drift"));
    }

    @Test
    void a_service_that_was_not_running_meanwhile_sees_what_has_changed() {
        String uuid = installed("");
        server.close();
        kubernetes.services().inNamespace(namespace).withName("store").delete();
        kubernetes.apps().deployments().inNamespace(namespace).withName("web").delete();

        start(under.kubeconfig());

        JsonNode sick =
                when(uuid, now -> isUnavailable(now) && now.path("drift").size() == 2);
        assertThat(sick.path("drift").findValuesAsString("object"))
                .containsExactlyInAnyOrder("Service " + namespace + "/store", "Deployment " + namespace + "/web");
    }

    @Test
    void a_cluster_that_was_rolled_back_says_when_it_becomes_sick_and_well_again() {
        String uuid = installed("");
        JsonNode update =
                begun(clusters.tryUpdate(args("v1.1.0", "web: {fake-kubelet/behavior: image-pull-backoff}\n")));
        clusters.when(update, job -> job.path("sub_jobs").path("web").hasNonNull("Reason"));
        stop(update);
        clusters.ended(update);
        when(uuid, now -> now.path("status").asString().equals("Rollback"));

        scale(0);
        when(uuid, DriftTest::isUnavailable);
        scale(1);
        when(uuid, DriftTest::isRunning);
    }

    @Test
    void with_rights_in_one_namespace_it_is_watched_and_a_kind_that_may_not_be_watched_is_compared_when_described() {
        server.close();
        for (String object : List.of(
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: kubefate, namespace: %1$s}\n", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: kubefate, namespace: %1$s}
                rules:
                - {apiGroups: [""], resources: [pods, events, services, secrets, persistentvolumeclaims], verbs: ["*"]}
                - {apiGroups: [""], resources: [configmaps], verbs: [get, list, create, patch, delete]}
                - {apiGroups: [apps], resources: [deployments, statefulsets, replicasets], verbs: ["*"]}
                - {apiGroups: [networking.k8s.io], resources: [ingresses], verbs: ["*"]}
                """, """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: kubefate, namespace: %1$s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: kubefate}
                subjects: [{kind: ServiceAccount, name: kubefate, namespace: %1$s}]
                """)) {
            kubernetes.resource(object.formatted(namespace)).create();
        }
        start(under.kubeconfig(namespace, "kubefate"));
        String uuid = installed("greeting: hello\n");

        edit("settings", "{\"data\":{\"greeting\":\"bye\"}}");

        JsonNode described = Eventually.until(() -> clusters.cluster(uuid), now -> now.has("drift"));
        assertThat(described.path("drift").path(0).path("field").asString()).isEqualTo("data.greeting");

        kubernetes.apps().deployments().inNamespace(namespace).withName("web").delete();
        when(uuid, DriftTest::isUnavailable);
        repaired(uuid);
        when(uuid, DriftTest::isRunning);
    }

    @Test
    void with_the_setting_the_service_repairs_by_itself() {
        server.close();
        start(under.kubeconfig(), "--kubefate.drift.repair=true");
        installed("");

        kubernetes.apps().deployments().inNamespace(namespace).withName("web").delete();

        JsonNode job = Eventually.until(
                () -> api.get("/v1/job?limit=1000").data(),
                jobs -> jobs.valueStream()
                        .anyMatch(one -> one.path("method").asString().equals("ClusterRepair")
                                && one.path("status").asString().equals("Success")));
        assertThat(job.valueStream()
                        .filter(one -> one.path("method").asString().equals("ClusterRepair"))
                        .findFirst()
                        .orElseThrow()
                        .path("creator")
                        .asString())
                .isEqualTo("kubefate");
        assertThat(kubernetes
                        .apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("web")
                        .get())
                .isNotNull();
    }

    private void start(String kubeconfig, String... settings) {
        server = ServerOn.kubernetes(
                kubeconfig,
                database,
                Stream.concat(Stream.of("--kubefate.drift.settling=1s"), Stream.of(settings))
                        .toArray(String[]::new));
        api = server.service().admin();
        clusters = server.service().clusters();
    }

    private String installed(String yaml) {
        JsonNode job = clusters.ended(begun(clusters.tryInstall(args("v1.0.0", yaml))));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private JsonNode repaired(String uuid) {
        JsonNode job = clusters.ended(begun(api.post("/v1/cluster/" + uuid + "/repair", Map.of())));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private void stop(JsonNode job) {
        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
    }

    /** From the list, which asks Kubernetes nothing. */
    private JsonNode listed(String uuid) {
        return api.get("/v1/cluster")
                .data()
                .valueStream()
                .filter(cluster -> cluster.path("uuid").asString().equals(uuid))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode when(String uuid, Predicate<JsonNode> condition) {
        return Eventually.until(() -> listed(uuid), condition);
    }

    private void scale(int replicas) {
        // Not by the scale subresource, for which Kubernetes records no field manager before v1.22.
        kubernetes.apps().deployments().inNamespace(namespace).withName("web").edit(web -> {
            web.getSpec().setReplicas(replicas);
            return web;
        });
    }

    private void edit(String configMap, String patch) {
        kubernetes
                .configMaps()
                .inNamespace(namespace)
                .withName(configMap)
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.JSON_MERGE)
                                .withFieldManager("an-editor")
                                .build(),
                        patch);
    }

    private void deleteNamespace() {
        kubernetes.namespaces().withName(namespace).delete();
        Eventually.until(() -> kubernetes.namespaces().withName(namespace).get() == null);
    }

    private Map<String, Object> args(String version, String yaml) {
        return ClusterApi.args(NAME, namespace, "tiny", version, yaml);
    }

    private static JsonNode begun(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }

    private static boolean isUnavailable(JsonNode cluster) {
        return cluster.path("status").asString().equals("Unavailable");
    }

    private static boolean isRunning(JsonNode cluster) {
        return cluster.path("status").asString().equals("Running");
    }
}
