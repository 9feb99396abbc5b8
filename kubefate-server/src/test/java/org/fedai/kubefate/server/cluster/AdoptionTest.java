package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.GoInstall;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** Releases that Helm has installed become clusters, and what runs goes on running. */
@OnEveryKubernetes
class AdoptionTest {
    private static final TestChart CHART = TestChart.version("v1.0.0");

    private static final String MYSQL = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: mysql}
            spec:
              serviceName: mysql
              selector: {matchLabels: {app: mysql}}
              template:
                metadata: {labels: {app: mysql}}
                spec:
                  containers:
                    - name: mysql
                      image: mysql:8.0
                      env:
                        - {name: MYSQL_USER, value: of-go}
                        - {name: MYSQL_PASSWORD, value: go-s3cret}
            """;

    private static ServerOn server;

    private final KubernetesUnderTest under;
    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;
    private GoInstall go;

    AdoptionTest(KubernetesUnderTest under) {
        this.under = under;
        this.kubernetes = under.client();
        this.namespace = under.namespace();
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
        go = new GoInstall(under, server);
    }

    @Test
    void a_release_becomes_a_cluster_whose_pods_go_on_running() {
        go.install(CHART, "party", namespace, "greeting: hi\n");
        Map<String, String> pods = pods();
        String address = address();

        JsonNode job = succeeded(adopt("party", null));

        assertThat(ClusterApi.states(job))
                .contains("adopt Helm release " + namespace + "/party, revision 1 of chart tiny v1.0.0")
                .contains("adopted 4 objects; no pod was restarted");
        JsonNode cluster = cluster(job);
        assertThat(cluster.path("chart_name").asString()).isEqualTo("tiny");
        assertThat(cluster.path("chart_version").asString()).isEqualTo("v1.0.0");
        assertThat(cluster.path("helm_revision").asInt()).isEqualTo(1);
        assertThat(cluster.path("Spec").path("greeting").asString()).isEqualTo("hi");
        assertThat(cluster.path("status").asString()).isIn("Running", "Unavailable");

        JsonNode updated = succeeded(api.put("/v1/cluster", args("party", "greeting: hello again\n")));

        assertThat(updated.path("method").asString()).isEqualTo("ClusterUpdate");
        assertThat(greeting()).isEqualTo("hello again");
        assertThat(cluster(job).path("helm_revision").asInt()).isEqualTo(2);
        assertThat(pods()).isEqualTo(pods);
        assertThat(address()).isEqualTo(address);
    }

    @Test
    void what_an_update_drops_goes_away_and_a_delete_leaves_nothing() {
        go.install(CHART, "party", namespace, "extra: true\nstore: {note: kept}\n");
        JsonNode job = succeeded(adopt("party", null));
        assertThat(configMap("extra")).isTrue();

        succeeded(api.put("/v1/cluster", args("party", "store: {other: note}\n")));

        assertThat(configMap("extra")).isFalse();
        assertThat(kubernetes
                        .apps()
                        .statefulSets()
                        .inNamespace(namespace)
                        .withName("store")
                        .get()
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .isEqualTo(Map.of("other", "note"));

        succeeded(api.delete("/v1/cluster/" + job.path("cluster_id").asString()));

        assertThat(configMap("settings")).isFalse();
        assertThat(kubernetes.services().inNamespace(namespace).list().getItems())
                .isEmpty();
    }

    @Test
    void an_update_that_does_not_succeed_rolls_back_to_what_helm_had_installed() {
        go.install(CHART, "party", namespace, "greeting: hi\n");
        succeeded(adopt("party", null));
        String store = pods().get("store-0");
        JsonNode update = api.put(
                        "/v1/cluster", args("party", "greeting: new\nweb: {fake-kubelet/behavior: not-ready}\n"))
                .data();
        clusters.when(update, job -> !job.path("sub_jobs").path("web").isMissingNode());
        api.put("/v1/job/" + update.path("uuid").asString() + "?jobStatus=stop", Map.of());

        JsonNode job = clusters.ended(update);

        assertThat(ClusterApi.states(job)).last().isEqualTo("Cluster run rollback Success");
        assertThat(greeting()).isEqualTo("hi");
        assertThat(cluster(job).path("Spec").path("greeting").asString()).isEqualTo("hi");
        assertThat(pods().get("store-0")).isEqualTo(store);
    }

    @Test
    void an_install_with_cover_updates_a_release_instead_of_deleting_it() {
        clusters.upload(CHART);
        go.install(CHART, "party", namespace, "greeting: hi\n");
        Map<String, String> pods = pods();
        String address = address();
        Map<String, Object> args = args("party", "greeting: covered\n");

        JsonNode refused = clusters.ended(api.post("/v1/cluster", args).data());
        assertThat(refused.path("reason").asString())
                .contains("Helm release party")
                .contains("kubefate cluster adopt party --namespace " + namespace);
        args.put("cover", true);
        JsonNode job = succeeded(api.post("/v1/cluster", args));

        assertThat(job.path("method").asString()).isEqualTo("ClusterInstall");
        assertThat(ClusterApi.states(job))
                .contains("overwrite current installation", "helm install success", "job run Success");
        assertThat(greeting()).isEqualTo("covered");
        assertThat(cluster(job).path("helm_revision").asInt()).isEqualTo(2);
        assertThat(pods()).isEqualTo(pods);
        assertThat(address()).isEqualTo(address);
    }

    @Test
    void an_install_with_replace_says_what_is_lost_and_deletes_it_only_when_confirmed() {
        clusters.upload(CHART);
        go.install(CHART, "party", namespace, "extra: true\n");
        Map<String, Object> args = args("party", "greeting: replaced\n");
        args.put("replace", true);

        Api.Reply unconfirmed = api.post("/v1/cluster", args);

        assertThat(unconfirmed.status()).isEqualTo(409);
        assertThat(unconfirmed.error())
                .contains("5 objects are deleted with their pods")
                .contains("the addresses of Services store")
                .contains("what is not in a PersistentVolumeClaim of store, web")
                .contains("?confirm=true");
        assertThat(configMap("extra")).isTrue();

        succeeded(api.post("/v1/cluster?confirm=true", args));

        assertThat(greeting()).isEqualTo("replaced");
        assertThat(configMap("extra")).isFalse();
    }

    @Test
    void a_cluster_yaml_that_is_given_must_be_that_of_what_runs() {
        go.install(CHART, "party", namespace, "greeting: hi\n");

        Api.Reply other = adopt("party", yaml("party", "v2.0.0", "greeting: hi\n"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.error()).contains("the release runs chart tiny v1.0.0, but the cluster.yaml says tiny v2.0.0");

        JsonNode job = succeeded(adopt("party", yaml("party", "v1.0.0", "greeting: hi # ours\n")));
        assertThat(cluster(job).path("values").asString()).contains("# ours");
    }

    @Test
    void what_is_not_there_or_here_already_is_refused() {
        assertThat(adopt("nobody", null).error()).contains("there is no Helm release nobody in namespace " + namespace);
        assertThat(api.post("/v1/cluster/adopt", Map.of("name", "party")).status())
                .isEqualTo(400);

        go.install(CHART, "party", namespace, "");
        succeeded(adopt("party", null));

        Api.Reply again = adopt("party", null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error()).contains("it is a cluster of this service already");
    }

    @Test
    void half_a_record_is_named_and_nothing_is_lost() {
        go.install(CHART, "party", namespace, "greeting: hi\n");
        kubernetes
                .secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1.party.v1")
                .edit(secret -> {
                    secret.getData()
                            .computeIfPresent("release", (key, text) -> text.substring(0, text.length() / 2 & ~3));
                    return secret;
                });

        Api.Reply refused = adopt("party", null);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error()).contains("sh.helm.release.v1.party.v1 is not a readable Helm release");
        assertThat(greeting()).isEqualTo("hi");
    }

    @Test
    void two_releases_of_one_name_are_named() {
        go.install(CHART, "party", namespace, "greeting: hi\n");
        kubernetes
                .configMaps()
                .inNamespace(namespace)
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("sh.helm.release.v1.party.v1")
                        .addToLabels(Map.of("owner", "helm", "name", "party", "status", "deployed", "version", "1"))
                        .endMetadata()
                        .addToData("release", "")
                        .build())
                .create();

        Api.Reply refused = adopt("party", null);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error())
                .contains("one is recorded in Secrets, the other in ConfigMaps")
                .contains("ConfigMap " + namespace + "/sh.helm.release.v1.party.v1");
    }

    @Test
    void objects_without_a_record_are_adopted_by_an_install_with_cover() {
        clusters.upload(CHART);
        go.install(CHART, "party", namespace, "greeting: hi\n");
        Map<String, String> pods = pods();
        kubernetes.secrets().inNamespace(namespace).withLabel("owner", "helm").delete();
        Map<String, Object> args = args("party", "greeting: covered\n");
        args.put("cover", true);

        JsonNode job = succeeded(api.post("/v1/cluster", args));

        assertThat(ClusterApi.states(job)).contains("overwrite current installation");
        assertThat(greeting()).isEqualTo("covered");
        assertThat(pods()).isEqualTo(pods);
    }

    /** The charts of the Go project have the account of the database in the environment of its pod. */
    @Test
    void the_migration_of_the_database_logs_in_with_the_account_that_runs() {
        go.install(TestChart.named("fate", "v1.8.0").with("templates/mysql.yaml", MYSQL), "party", namespace, "");
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        clusters.upload(TestChart.named("fate-upgrade-manager", "v1.0.0")
                .without("templates/web.yaml")
                .without("templates/store.yaml")
                .without("templates/service.yaml")
                .with("values-template.yaml", "username: {{ .username }}\npassword: {{ .password }}\n")
                .with("templates/config.yaml", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: account}
                        data: {username: "{{ .Values.username }}", password: "{{ .Values.password }}"}
                        """));
        succeeded(adopt("party", null));
        Map<String, Object> args = ClusterApi.args("party", namespace, "fate", "v1.9.0", "");
        args.put("Keep_upgrade_job", true);

        succeeded(api.put("/v1/cluster", args));

        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("account")
                        .get()
                        .getData())
                .isEqualTo(Map.of("username", "of-go", "password", "go-s3cret"));
    }

    private Api.Reply adopt(String name, @Nullable String yaml) {
        Map<String, Object> args = new LinkedHashMap<>(Map.of("name", name, "namespace", namespace));
        if (yaml != null) {
            args.put("data", ClusterArgs.encode(yaml));
        }
        return api.post("/v1/cluster/adopt", args);
    }

    private String yaml(String name, String version, String more) {
        return "name: " + name + "\nnamespace: " + namespace + "\nchartName: tiny\nchartVersion: " + version + "\n"
                + more;
    }

    private Map<String, Object> args(String name, String moreYaml) {
        return ClusterApi.args(name, namespace, "tiny", "v1.0.0", moreYaml);
    }

    private JsonNode succeeded(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        JsonNode job = clusters.ended(reply.data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private JsonNode cluster(JsonNode job) {
        return clusters.cluster(job.path("cluster_id").asString());
    }

    /** The UIDs of both pods, which a restart would change. */
    private Map<String, String> pods() {
        return Eventually.until(
                () -> {
                    Map<String, String> uids = new LinkedHashMap<>();
                    for (Pod pod :
                            kubernetes.pods().inNamespace(namespace).list().getItems()) {
                        uids.put(pod.getMetadata().getName(), pod.getMetadata().getUid());
                    }
                    return uids;
                },
                uids -> uids.size() == 2);
    }

    private String address() {
        return kubernetes
                .services()
                .inNamespace(namespace)
                .withName("store")
                .get()
                .getSpec()
                .getClusterIP();
    }

    private String greeting() {
        return kubernetes
                .configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .get()
                .getData()
                .get("greeting");
    }

    private boolean configMap(String name) {
        return kubernetes.configMaps().inNamespace(namespace).withName(name).get() != null;
    }
}
