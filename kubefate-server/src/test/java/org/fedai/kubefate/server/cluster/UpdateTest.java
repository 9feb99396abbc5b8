package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class UpdateTest {
    private static final String PARTY = """
            partyId: 9999
            persistence: true
            modules: [mysql, python, nginx, rabbitmq]
            computing: Spark_local
            federation: RabbitMQ
            storage: LocalFS
            """;

    @Autowired
    private KubernetesObjects kubernetes;

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
        clusters.upload(TestChart.version("v1.0.0"));
        clusters.upload(TestChart.version("v1.1.0"));
    }

    @Test
    void an_update_changes_what_runs_and_removes_what_is_not_wanted_any_more() {
        String uuid = installed(names.at("grow"), "extra: true\n");
        assertThat(find(names.at("grow"), "ConfigMap", "extra")).isTrue();

        JsonNode job = clusters.ended(clusters.update(names.at("grow"), "v1.1.0", "greeting: later\n"));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(job.path("method").asString()).isEqualTo("ClusterUpdate");
        assertThat(ClusterApi.states(job)).contains("Cluster update Success");
        assertThat(find(names.at("grow"), "ConfigMap", "extra")).isFalse();
        assertThat(greeting(names.at("grow"))).isEqualTo("later");
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Running");
        assertThat(cluster.path("revision").asInt()).isEqualTo(2);
        assertThat(cluster.path("helm_revision").asInt()).isEqualTo(2);
        assertThat(cluster.path("chart_version").asString()).isEqualTo("v1.1.0");
    }

    @Test
    void problems_of_the_cluster_yaml_are_reported_in_the_job_with_their_lines() {
        JsonNode install =
                clusters.ended(clusters.install(names.at("large"), "v1.0.0", "greeting: 10000000\ngreting: hello\n"));
        JsonNode update = clusters.ended(clusters.update(names.at("large"), "v1.1.0", "\ngreeting: 20000000\n"));

        assertThat(ClusterApi.states(install))
                .contains("warning: cluster.yaml:5: greeting 10000000 is printed as 1e+07 by the chart, in"
                        + " ConfigMap/settings; this chart does so with a number in quotes, too: take one below 1000000,"
                        + " or another version of the chart")
                .contains("warning: cluster.yaml:6: greting is not a key of chart tiny v1.0.0; did you mean greeting?");
        assertThat(ClusterApi.states(update))
                .anyMatch(state -> state.startsWith("warning: cluster.yaml:6: greeting 20000000 is printed as 2e+07"));
        assertThat(greeting(names.at("large"))).isEqualTo("2e+07");
    }

    @Test
    void an_update_that_fails_returns_to_the_revision_before() {
        String uuid = installed(names.at("back"), "greeting: first\n");
        JsonNode begun = clusters.update(names.at("back"), "v1.0.0", """
                greeting: second
                extra: true
                web: {fake-kubelet/behavior: not-ready}
                """);
        clusters.when(begun, job -> ClusterApi.states(job).contains("Cluster update Success"));

        JsonNode job = stop(begun);

        assertThat(job.path("status").asString()).isEqualTo("Canceled");
        assertThat(ClusterApi.states(job)).contains("Cluster run rollback Success");
        assertThat(greeting(names.at("back"))).isEqualTo("first");
        assertThat(find(names.at("back"), "ConfigMap", "extra")).isFalse();
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Rollback");
        assertThat(cluster.path("revision").asInt()).isEqualTo(1);
        assertThat(cluster.path("helm_revision").asInt()).isEqualTo(3);
        assertThat(cluster.path("Spec").path("greeting").asString()).isEqualTo("first");
    }

    @Test
    void an_update_that_kubernetes_refuses_is_rolled_back() {
        clusters.upload(TestChart.version("v1.2.0")
                .with(
                        "templates/zz.yaml",
                        "apiVersion: v1\nkind: Service\nmetadata:\n  name: bad\nspec:\n  ports: []\n"));
        String uuid = installed(names.at("refused"), "greeting: first\n");

        JsonNode job = clusters.ended(clusters.update(names.at("refused"), "v1.2.0", "greeting: second\n"));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(ClusterApi.states(job)).anyMatch(state -> state.contains("Service") && state.contains("bad"));
        assertThat(greeting(names.at("refused"))).isEqualTo("first");
        assertThat(clusters.cluster(uuid).path("status").asString()).isEqualTo("Rollback");
    }

    @Test
    void a_node_port_goes_from_a_service_that_is_not_wanted_any_more_to_a_new_one() {
        String namespace = names.at("port");
        int nodePort = installedWithNodePort(namespace, "before");
        clusters.upload(TestChart.named("inlet", "v1.1.0").with("templates/inlet.yaml", inlet("after", nodePort)));

        JsonNode job =
                clusters.ended(api.put("/v1/cluster", ClusterApi.args(namespace, namespace, "inlet", "v1.1.0", ""))
                        .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(find(namespace, "Service", "before")).isFalse();
        assertThat(nodePort(namespace, "after")).isEqualTo(nodePort);
    }

    @Test
    void a_rollback_gives_a_node_port_back_to_the_service_that_had_it() {
        String namespace = names.at("ports");
        int nodePort = installedWithNodePort(namespace, "before");
        clusters.upload(TestChart.named("inlet", "v1.2.0")
                .with("templates/inlet.yaml", inlet("after", nodePort))
                .with(
                        "templates/zz.yaml",
                        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: bad\nspec:\n  replicas: -1\n"));

        JsonNode job =
                clusters.ended(api.put("/v1/cluster", ClusterApi.args(namespace, namespace, "inlet", "v1.2.0", ""))
                        .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(find(namespace, "Service", "before")).isTrue();
        assertThat(find(namespace, "Service", "after")).isFalse();
    }

    @Test
    void updates_that_make_no_sense_are_refused() {
        installed(names.at("fixed"), "greeting: same\n");

        assertThat(refusal(ClusterApi.args(names.at("fixed"), "v1.0.0", "greeting: same\n")))
                .isEqualTo("the configuration file did not change");
        clusters.upload(TestChart.version("v0.9.0"));
        assertThat(refusal(ClusterApi.args(names.at("fixed"), "v0.9.0", "greeting: same\n")))
                .isEqualTo("a cluster cannot be downgraded from version v1.0.0 to v0.9.0");
        clusters.upload(TestChart.named("other", "v1.0.0"));
        assertThat(refusal(ClusterApi.args(names.at("fixed"), names.at("fixed"), "other", "v1.0.0", "")))
                .startsWith("a cluster cannot change from chart tiny to other");
        assertThat(api.put("/v1/cluster", ClusterApi.args(names.at("absent"), "v1.0.0", ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_update_that_would_not_find_its_data_is_refused() {
        clusters.upload(TestChart.named("data", "v1.0.0").with("templates/store.yaml", """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: store}
                spec:
                  serviceName: store
                  selector: {matchLabels: {app: store}}
                  template:
                    metadata: {labels: {app: store}}
                    spec:
                      containers:
                        - name: store
                          image: store
                          volumeMounts:
                            - {name: data, mountPath: /var/lib/store, subPath: {{ .Values.store.subPath | default "" | quote }}}
                  volumeClaimTemplates:
                    - metadata: {name: data}
                      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """));
        clusters.ended(clusters.tryInstall(ClusterApi.args(
                        names.at("data"), names.at("data"), "data", "v1.0.0", "store: {subPath: mysql}\n"))
                .data());

        assertThat(refusal(ClusterApi.args(names.at("data"), names.at("data"), "data", "v1.0.0", "extra: true\n")))
                .isEqualTo("StatefulSet store has its data for /var/lib/store in folder mysql of volume data, and would"
                        + " look for it in the root; set subPath of the module in the cluster.yaml to what it was");
    }

    @Test
    void what_belongs_to_others_is_neither_taken_over_nor_removed() {
        clusters.ended(clusters.tryInstall(
                        ClusterApi.args(names.at("first"), names.at("shared"), "tiny", "v1.0.0", "greeting: mine\n"))
                .data());

        JsonNode job = clusters.ended(clusters.tryInstall(
                        ClusterApi.args(names.at("second"), names.at("shared"), "tiny", "v1.0.0", "greeting: theirs\n"))
                .data());

        assertThat(job.path("status").asString()).isEqualTo("Failed");
        assertThat(ClusterApi.states(job))
                .anyMatch(state ->
                        state.startsWith("already exists: ") && state.contains("of cluster " + names.at("first")));
        assertThat(greeting(names.at("shared"))).isEqualTo("mine");
        assertThat(find(names.at("shared"), "Service", "store")).isTrue();
    }

    @Test
    void fate_of_another_version_has_its_database_migrated_first() {
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        clusters.ended(clusters.tryInstall(ClusterApi.args(names.at("party"), names.at("party"), "fate", "v1.8.0", ""))
                .data());
        Map<String, Object> args = new LinkedHashMap<>(ClusterApi.args(
                names.at("party"), names.at("party"), "fate", "v1.9.0", "mysql: {user: me, password: secret}\n"));
        args.put("Keep_upgrade_job", true);

        JsonNode job = clusters.ended(api.put("/v1/cluster", args).data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job)).contains("the database was migrated to version 1.9.0");
        ManifestObject migration = kubernetes
                .find(new ObjectKey("batch/v1", "Job", names.at("party"), "fate-mysql-upgrade-job"))
                .orElseThrow();
        assertThat(migration.content().toString())
                .contains("1.8.0", "1.9.0", "me")
                .doesNotContain("secret}");
    }

    @Test
    void fate_2_0_becomes_fate_2_2_on_the_same_database() {
        String namespace = names.at("two");
        clusters.ended(clusters.tryInstall(ClusterApi.args(namespace, namespace, "fate", "v2.0.0", PARTY))
                .data());
        assertThat(images(namespace)).contains("federatedai/fateflow-spark:2.0.0-release", "mysql:8.0.28");
        Object account = secret(namespace, "mysql-account");
        Object claims = claims(namespace);

        JsonNode job =
                clusters.ended(api.put("/v1/cluster", ClusterApi.args(namespace, namespace, "fate", "v2.2.0", PARTY))
                        .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job)).noneMatch(state -> state.contains("migrated"));
        assertThat(clusters.cluster(job.path("cluster_id").asString())
                        .path("chart_version")
                        .asString())
                .isEqualTo("v2.2.0");
        assertThat(images(namespace)).contains("federatedai/fateflow-spark:2.2.0-release", "mysql:8.0.28");
        assertThat(secret(namespace, "mysql-account")).isEqualTo(account);
        assertThat(claims(namespace)).isEqualTo(claims);
        assertThat(refusal(ClusterApi.args(namespace, namespace, "fate", "v2.0.0", PARTY)))
                .contains("cannot be downgraded from version v2.2.0 to v2.0.0");
    }

    private List<String> images(String namespace) {
        return client.apps().statefulSets().inNamespace(namespace).list().getItems().stream()
                .flatMap(set -> set.getSpec().getTemplate().getSpec().getContainers().stream())
                .map(Container::getImage)
                .toList();
    }

    private Map<String, String> secret(String namespace, String name) {
        return client.secrets().inNamespace(namespace).withName(name).get().getData();
    }

    private List<String> claims(String namespace) {
        return client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
                .map(claim -> claim.getMetadata().getUid())
                .sorted()
                .toList();
    }

    @Test
    void the_release_that_migrates_is_removed_unless_it_is_to_be_kept() {
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        clusters.ended(
                clusters.tryInstall(ClusterApi.args(names.at("party2"), names.at("party2"), "fate", "v1.8.0", ""))
                        .data());

        JsonNode job = clusters.ended(
                api.put("/v1/cluster", ClusterApi.args(names.at("party2"), names.at("party2"), "fate", "v1.9.0", ""))
                        .data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(kubernetes.find(new ObjectKey("batch/v1", "Job", names.at("party2"), "fate-mysql-upgrade-job")))
                .isEmpty();
    }

    @Test
    void fate_that_is_too_old_is_not_upgraded() {
        clusters.upload(TestChart.named("fate", "v1.7.1"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        clusters.ended(clusters.tryInstall(ClusterApi.args(names.at("old"), names.at("old"), "fate", "v1.7.1", ""))
                .data());

        assertThat(refusal(ClusterApi.args(names.at("old"), names.at("old"), "fate", "v1.9.0", "")))
                .contains("v1.7.1 cannot be upgraded");
    }

    @Test
    void a_leftover_of_the_same_name_is_covered_only_on_request() {
        String uuid = installed(names.at("left"), "greeting: old\n");
        JsonNode cluster = clusters.cluster(uuid);
        clusters.ended(clusters.delete(uuid));
        ManifestObject leftover = new ManifestObject(
                "",
                Map.of(
                        "apiVersion", "v1",
                        "kind", "ConfigMap",
                        "metadata",
                                Map.of(
                                        "name",
                                        "settings",
                                        "labels",
                                        Map.of("kubefate.fedai.org/release-name", names.at("left")))));
        kubernetes.apply(leftover, names.at("left"));

        JsonNode refused = clusters.ended(clusters.install(names.at("left"), "v1.0.0", "greeting: new\n"));
        assertThat(refused.path("status").asString()).isEqualTo("Failed");
        assertThat(find(names.at("left"), "ConfigMap", "settings"))
                .as("it stays")
                .isTrue();

        Map<String, Object> args = ClusterApi.args(names.at("left"), "v1.0.0", "greeting: new\n");
        args.put("cover", true);
        JsonNode covered = clusters.ended(clusters.tryInstall(args).data());
        assertThat(covered.path("status").asString()).as(covered.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(covered)).contains("overwrite current installation");
        assertThat(greeting(names.at("left"))).isEqualTo("new");
        assertThat(cluster.path("name").asString()).isEqualTo(names.at("left"));
    }

    /** @return the port that Kubernetes chose */
    private int installedWithNodePort(String namespace, String service) {
        clusters.upload(TestChart.named("inlet", "v1.0.0").with("templates/inlet.yaml", inlet(service, 0)));
        JsonNode job = clusters.ended(clusters.tryInstall(ClusterApi.args(namespace, namespace, "inlet", "v1.0.0", ""))
                .data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return nodePort(namespace, service);
    }

    private int nodePort(String namespace, String service) {
        return client.services()
                .inNamespace(namespace)
                .withName(service)
                .get()
                .getSpec()
                .getPorts()
                .getFirst()
                .getNodePort();
    }

    private static String inlet(String name, int nodePort) {
        return """
                apiVersion: v1
                kind: Service
                metadata:
                  name: %s
                spec:
                  type: NodePort
                  selector:
                    app: store
                  ports:
                    - port: 9370
                      nodePort: %d
                """.formatted(name, nodePort).replace("nodePort: 0", "protocol: TCP");
    }

    private String installed(String name, String moreYaml) {
        JsonNode job = clusters.ended(clusters.install(name, "v1.0.0", moreYaml));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private JsonNode stop(JsonNode job) {
        Api.Reply reply = api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return clusters.ended(job);
    }

    private String refusal(Map<String, Object> args) {
        Api.Reply reply = api.put("/v1/cluster", args);
        assertThat(List.of(422)).contains(reply.status());
        return reply.error();
    }

    private boolean find(String namespace, String kind, String name) {
        return kubernetes.find(new ObjectKey("v1", kind, namespace, name)).isPresent();
    }

    private String greeting(String namespace) {
        ManifestObject settings = kubernetes
                .find(new ObjectKey("v1", "ConfigMap", namespace, "settings"))
                .orElseThrow();
        return String.valueOf(((Map<?, ?>) settings.content().get("data")).get("greeting"));
    }
}
