package org.fedai.kubefate.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.api.AccessRequest;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.FakeFateFlow;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.fedai.kubefate.server.testing.TestParty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service with exactly the permissions that deploy/ grants. */
@Tag("slow")
@OnEveryKubernetes
class DeployPermissionsIT {
    private static final String ACCOUNT = "kubefate-admin";
    /** Permissions that are used to find leftover objects and are optional: charts with these kinds require them. */
    private static final Set<String> OPTIONAL = Set.of(
            "apps/daemonsets list",
            "batch/cronjobs list",
            "autoscaling/horizontalpodautoscalers list",
            "policy/poddisruptionbudgets list",
            "networking.k8s.io/networkpolicies list");

    private final KubernetesUnderTest kubernetes;
    private final KubernetesClient client;
    private final TestNamespaces names = new TestNamespaces();

    @TempDir
    private Path folder;

    DeployPermissionsIT(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.client = kubernetes.client();
    }

    @AfterEach
    void removeNamespaces() {
        names.remove(client);
    }

    @Test
    void rbac_config_grants_exactly_the_permissions_that_are_used() throws Exception {
        kubernetes.sandbox().ifPresent(sandbox -> istio());
        String service = kubernetes.namespace();
        String party = names.at("party");
        try (DeployedPermissions permissions = DeployedPermissions.of(client, "rbac-config.yaml", service, party)
                        .apply();
                ServerProcess server = start(service)) {
            Api api = server.service().admin();
            JsonNode cluster = lifecycle(api, party, true);
            assertThat(cluster.path("Info").path("ip").asString()).isNotEmpty();
            assertThat(cluster.path("Info").has("unreadable")).isFalse();
            assertThat(api.get("/v1/namespace").body().has("note")).isFalse();
            // There is no FATE-Flow on the simulated node of a real API server.
            kubernetes.sandbox().ifPresent(sandbox -> test(sandbox, api, names.at("tested")));

            Set<String> granted = DeployedPermissions.permissions(client.rbac()
                    .roles()
                    .inNamespace(party)
                    .withName("fum-role")
                    .get()
                    .getRules());
            kubernetes.sandbox().ifPresent(sandbox -> {
                Set<String> used = used(sandbox, service);
                used.addAll(granted);
                assertThat(permissions.permissions()).containsExactlyInAnyOrderElementsOf(used);
            });
        }
    }

    @Test
    void with_permissions_in_one_namespace_everything_else_works_and_gaps_are_reported() throws Exception {
        String service = kubernetes.namespace();
        String party = kubernetes.namespace();
        String other = kubernetes.namespace();
        try (DeployedPermissions permissions = DeployedPermissions.of(
                                client, "rbac-namespace-only.yaml", service, party)
                        .apply();
                ServerProcess server = start(service)) {
            Api api = server.service().admin();

            JsonNode cluster = lifecycle(api, party, false);

            assertThat(permissions.permissions()).contains("/namespaces get");
            assertThat(cluster.path("Info").path("ip").asString()).isEmpty();
            assertThat(cluster.path("Info").path("unreadable").toString())
                    .contains("nodes could not be listed: the service account of KubeFATE lacks the permission");
            JsonNode list = api.get("/v1/namespace").body();
            assertThat(list.path("note").asString()).contains("may not list namespaces");
            assertThat(list.path("data").toString()).contains(party).doesNotContain(other);

            ClusterApi clusters = new ClusterApi(api);
            JsonNode refused = clusters.ended(clusters.tryInstall(args(other, "everything", "v1.0.0", "", false))
                    .data());
            assertThat(refused.path("status").asString()).isEqualTo("Failed");
            assertThat(refused.path("reason").asString())
                    .contains("grant the permission")
                    .contains(other);
        }
    }

    @Test
    void both_files_grant_the_same_permissions_except_cluster_wide_ones() throws IOException {
        Set<String> whole =
                DeployedPermissions.of(client, "rbac-config.yaml", "a", "b").permissions();
        Set<String> single = DeployedPermissions.of(client, "rbac-namespace-only.yaml", "a", "b")
                .permissions();

        whole.removeAll(Set.of("/nodes list", "/namespaces list", "/namespaces create"));
        assertThat(single).isEqualTo(whole);
    }

    @Test
    void the_test_chart_has_every_kind_of_the_bundled_charts() {
        Set<String> kinds = EveryKind.kindsOfBundledCharts();
        // Cluster-scoped, and removed in Kubernetes 1.25.
        kinds.remove("PodSecurityPolicy");
        assertThat(EveryKind.kinds()).isEqualTo(kinds);
    }

    @Test
    void permissions_for_custom_charts_are_in_the_comments() throws Exception {
        String service = kubernetes.namespace();
        String party = kubernetes.namespace();
        String group = party + ".example.com";
        TestChart chart = TestChart.named("demanding", "v1.0.0")
                .with("crds/thing.yaml", customKind(group, "things", "Thing"))
                .with("templates/hook.yaml", """
                        apiVersion: v1
                        kind: Pod
                        metadata:
                          name: first
                          annotations: {helm.sh/hook: pre-install, helm.sh/hook-delete-policy: hook-succeeded}
                        spec:
                          restartPolicy: Never
                          containers: [{name: hook, image: example/hook:1.0}]
                        """);
        try (DeployedPermissions permissions = DeployedPermissions.of(client, "rbac-config.yaml", service, party)
                        .apply();
                ServerProcess server = start(service)) {
            ClusterApi clusters = server.service().clusters();
            clusters.upload(chart);
            Map<String, Object> args = args(party, "demanding", "v1.0.0", "", false);
            JsonNode refused = clusters.ended(clusters.tryInstall(args).data());
            assertThat(refused.path("reason").asString()).contains("customresourcedefinitions");

            permissions.applyWithComments();
            clusters.ended(clusters.delete(refused.path("cluster_id").asString()));
            JsonNode installed = succeed(clusters, clusters.tryInstall(args));
            assertThat(ClusterApi.states(installed)).contains("pre-install hook Pod first completed");
            clusters.ended(clusters.delete(installed.path("cluster_id").asString()));
        } finally {
            client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName("things." + group)
                    .delete();
        }
    }

    /** @return the first cluster as described while it was running */
    private static JsonNode lifecycle(Api api, String namespace, boolean createNamespace) {
        ClusterApi clusters = new ClusterApi(api);
        clusters.upload(EveryKind.chart());
        JsonNode installed = succeed(
                clusters,
                clusters.tryInstall(args(namespace, "everything", "v1.0.0", "extra: true\n", createNamespace)));
        String uuid = installed.path("cluster_id").asString();
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Running");
        assertThat(api.get("/v1/log/" + uuid).status()).isEqualTo(200);
        succeed(clusters, clusters.tryUpdate(args(namespace, "everything", "v1.0.0", "extra: false\n", false)));
        crash(api, clusters, namespace);
        succeed(clusters, api.delete("/v1/cluster/" + uuid));
        upgrade(clusters, namespace);
        return cluster;
    }

    private static void test(Sandbox sandbox, Api api, String namespace) {
        ClusterApi clusters = new ClusterApi(api);
        clusters.upload(TestParty.chart());
        String cluster = TestParty.install(clusters, namespace, "9999");
        FakeFateFlow fate = new FakeFateFlow("9999");
        TestParty.serve(sandbox, namespace, fate, fate.nginx());
        succeed(clusters, api.post("/v1/cluster/" + cluster + "/test", Map.of()));
    }

    private static void crash(Api api, ClusterApi clusters, String namespace) {
        JsonNode job = clusters.tryUpdate(args(
                        namespace,
                        "everything",
                        "v1.0.0",
                        "web: {fake-kubelet/behavior: crash-loop, fake-kubelet/log: no database}\n",
                        false))
                .data();
        JsonNode crashing =
                clusters.when(job, now -> now.path("sub_jobs").path("web").hasNonNull("Reason"));
        assertThat(crashing.path("sub_jobs").path("web").path("Reason").asString())
                .contains("last lines: no database");
        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
    }

    private static void upgrade(ClusterApi clusters, String namespace) {
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        Map<String, Object> install = args(namespace, "fate", "v1.8.0", "", false);
        install.put("cover", true);
        succeed(clusters, clusters.tryInstall(install));
        Map<String, Object> update = args(namespace, "fate", "v1.9.0", "", false);
        update.put("Keep_upgrade_job", true);
        succeed(clusters, clusters.tryUpdate(update));
    }

    private static JsonNode succeed(ClusterApi clusters, Api.Reply begun) {
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(200);
        JsonNode job = clusters.ended(begun.data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private static Map<String, Object> args(
            String namespace, String chart, String version, String moreYaml, boolean createNamespace) {
        Map<String, Object> args = ClusterApi.args(namespace, namespace, chart, version, moreYaml);
        args.put("create_namespace", createNamespace);
        return args;
    }

    private ServerProcess start(String service) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), kubernetes.kubeconfig(service, ACCOUNT));
        return ServerProcess.start(
                folder.resolve("server.log"),
                kubeconfig,
                "--kubefate.charts.permissions=kind:CustomResourceDefinition",
                "--kubefate.database.file=" + folder.resolve("database"));
    }

    private static Set<String> used(Sandbox sandbox, String service) {
        Set<String> used = new TreeSet<>();
        for (AccessRequest access : sandbox.audit().requests()) {
            if (access.user().equals(service + ":" + ACCOUNT)) {
                used.add(DeployedPermissions.permission(access.group(), access.resource(), access.verb()));
                if (access.verb().equals("delete")) {
                    // Objects that are not deleted at once are watched until they are.
                    used.add(DeployedPermissions.permission(access.group(), access.resource(), "watch"));
                }
                if (access.verb().equals("patch")) {
                    // Server-side apply of a new object.
                    used.add(DeployedPermissions.permission(access.group(), access.resource(), "create"));
                }
            }
        }
        used.removeAll(OPTIONAL);
        return used;
    }

    private void istio() {
        for (String[] kind : new String[][] {{"gateways", "Gateway"}, {"virtualservices", "VirtualService"}}) {
            String crd = customKind("networking.istio.io", kind[0], kind[1]);
            client.load(new ByteArrayInputStream(crd.getBytes(StandardCharsets.UTF_8)))
                    .items()
                    .forEach(object -> client.resource(object).create());
        }
    }

    private static String customKind(String group, String plural, String kind) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %2$s.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {plural: %2$s, singular: %2$s, kind: %3$s}
                  versions:
                  - name: v1alpha3
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(group, plural, kind);
    }
}
