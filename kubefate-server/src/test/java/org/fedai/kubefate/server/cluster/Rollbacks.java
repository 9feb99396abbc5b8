package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Clusters go back to earlier revisions, on whatever Kubernetes. */
abstract class Rollbacks {
    private static final String CHART = "back";
    private static final String HOOK = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: before
              annotations:
                helm.sh/hook: pre-rollback
            spec:
              template:
                metadata:
                  annotations:
                    fake-kubelet/job-seconds: "1"
                spec:
                  restartPolicy: Never
                  containers: [{name: hook, image: "example/hook:1"}]
            """;
    private static final String PARTY = """
            partyId: 9999
            persistence: true
            modules: [mysql, python, nginx, rabbitmq]
            computing: Spark_local
            federation: RabbitMQ
            storage: LocalFS
            """;

    @Autowired
    private KubernetesClient client;

    @Autowired
    private JdbcClient jdbc;

    private TestNamespaces names;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service, TestNamespaces ours) {
        api = service.admin();
        names = ours;
        clusters = service.clusters();
        clusters.upload(TestChart.named(CHART, "v1.0.0"));
        clusters.upload(TestChart.named(CHART, "v1.1.0"));
    }

    @Test
    void a_rollback_deploys_what_the_last_good_revision_recorded_as_a_new_one() {
        String name = names.at("again");
        String uuid = installed(name, "greeting: first\nextra: true\n");
        updated(name, "v1.1.0", "greeting: second\n");

        JsonNode job = clusters.ended(rollback(uuid, Map.of()));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(job.path("method").asString()).isEqualTo("ClusterRollback");
        assertThat(job.path("meta_data").toString()).isEqualTo("{\"revision\":1,\"force\":false}");
        assertThat(job.path("sub_jobs").propertyNames()).containsExactlyInAnyOrder("web", "store");
        assertThat(ClusterApi.states(job))
                .containsSubsequence(
                        "roll back from revision 2 to revision 1", "Cluster rollback Success", "job run Success");
        assertThat(settings(name)).containsEntry("greeting", "first").containsEntry("revision", "1");
        assertThat(exists(name, "extra")).isTrue();
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Running");
        assertThat(cluster.path("revision").asInt()).isEqualTo(3);
        assertThat(cluster.path("helm_revision").asInt()).isEqualTo(3);
        assertThat(cluster.path("chart_version").asString()).isEqualTo("v1.0.0");
        assertThat(cluster.at("/Spec/greeting").asString()).isEqualTo("first");
        assertThat(cluster.path("values").asString()).contains("greeting: first");
        assertThat(history(uuid))
                .containsExactly(
                        "1 Superseded v1.0.0 install",
                        "2 Superseded v1.1.0 chart back v1.0.0 to back v1.1.0; extra, greeting",
                        "3 Deployed v1.0.0 rollback to revision 1");
        JsonNode contents = api.get("/v1/cluster/" + uuid + "/revision/3").data();
        assertThat(contents.path("values").asString()).contains("greeting: first");
        assertThat(contents.path("manifest")).isEqualTo(revision(uuid, 1).path("manifest"));
        assertThat(contents.path("chart_values")).isEqualTo(revision(uuid, 1).path("chart_values"));
    }

    @Test
    void a_rollback_needs_no_chart_and_the_cluster_can_be_updated_afterwards() {
        String name = names.at("charted");
        clusters.upload(TestChart.named("passing", "v1.0.0"));
        String uuid = installed(name, "passing", "v1.0.0", "greeting: first\n");
        clusters.upload(TestChart.named("passing", "v1.1.0"));
        ended(clusters.tryUpdate(ClusterApi.args(name, name, "passing", "v1.1.0", "greeting: second\n")));
        String chart = api.get("/v1/chart")
                .data()
                .valueStream()
                .filter(one -> one.path("name").asString().equals("passing")
                        && one.path("version").asString().equals("v1.0.0"))
                .findFirst()
                .orElseThrow()
                .path("uuid")
                .asString();
        assertThat(api.delete("/v1/chart/" + chart).status()).isEqualTo(200);

        clusters.ended(rollback(uuid, Map.of("revision", 1)));
        assertThat(settings(name)).containsEntry("greeting", "first");

        ended(clusters.tryUpdate(ClusterApi.args(name, name, "passing", "v1.1.0", "greeting: third\n")));
        assertThat(settings(name)).containsEntry("greeting", "third");
        assertThat(history(uuid)).endsWith("4 Deployed v1.1.0 chart passing v1.0.0 to passing v1.1.0; greeting");
        assertThat(refusal(422, ClusterApi.args(name, name, "passing", "v1.1.0", "greeting: third\n")))
                .isEqualTo("the configuration file did not change");
    }

    @Test
    void a_rollback_that_kubernetes_refuses_is_undone_and_its_hooks_run_for_both() {
        String name = names.at("undone");
        clusters.upload(TestChart.named("taken", "v1.0.0")
                .with("templates/hook.yaml", HOOK)
                .with("templates/inlet.yaml", """
                        {{- if .Values.extra }}
                        apiVersion: v1
                        kind: Service
                        metadata:
                          name: inlet
                        spec:
                          type: NodePort
                          selector: {app: store}
                          ports:
                            - port: 9370
                              {{- if ne (toString .Values.greeting) "first" }}
                              nodePort: {{ .Values.greeting }}
                              {{- end }}
                        {{- end }}
                        """));
        String uuid = installed(name, "taken", "v1.0.0", "greeting: first\nextra: true\n");
        int port =
                nodePort(client.services().inNamespace(name).withName("inlet").get());
        ended(clusters.tryUpdate(
                ClusterApi.args(name, name, "taken", "v1.0.0", "greeting: " + port + "\nextra: true\n")));
        ended(clusters.tryUpdate(ClusterApi.args(name, name, "taken", "v1.0.0", "greeting: second\n")));
        take(name, port);

        JsonNode job = clusters.ended(rollback(uuid, Map.of()));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(job.path("reason").asString()).contains("inlet").contains(Integer.toString(port));
        assertThat(ClusterApi.states(job)).endsWith("Cluster run rollback Success");
        assertThat(ClusterApi.states(job))
                .filteredOn("pre-rollback hook Job before completed"::equals)
                .as("one for each of the two rollbacks")
                .hasSize(2);
        assertThat(settings(name)).containsEntry("greeting", "second");
        assertThat(client.services().inNamespace(name).withName("inlet").get()).isNull();
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).isEqualTo("Rollback");
        assertThat(cluster.at("/Spec/greeting").asString()).isEqualTo("second");
        assertThat(history(uuid))
                .containsExactly(
                        "1 Superseded v1.0.0 install",
                        "2 Superseded v1.0.0 greeting",
                        "3 Superseded v1.0.0 extra, greeting",
                        "4 Failed v1.0.0 rollback to revision 2",
                        "5 Deployed v1.0.0 rollback to revision 3");

        client.services().inNamespace(name).withName("thief").delete();
        JsonNode second = clusters.ended(rollback(uuid, Map.of()));
        assertThat(second.path("meta_data").path("revision").asInt())
                .as("revision 3 runs, repeated as 5")
                .isEqualTo(2);
        assertThat(second.path("status").asString()).as(second.toString()).isEqualTo("Success");
        assertThat(client.services().inNamespace(name).withName("inlet").get()).isNotNull();
    }

    @Test
    void a_rollback_can_be_stopped_and_goes_back_to_what_ran() {
        String name = names.at("stopped");
        String uuid = installed(name, "greeting: first\nweb: {fake-kubelet/delay: \"2\"}\n");
        updated(name, "v1.0.0", "greeting: second\n");
        JsonNode begun = rollback(uuid, Map.of());
        clusters.when(begun, job -> ClusterApi.states(job).contains("Cluster rollback Success"));

        Api.Reply other = api.post("/v1/cluster/" + uuid + "/rollback", Map.of());
        api.put("/v1/job/" + begun.path("uuid").asString() + "?jobStatus=stop", Map.of());
        JsonNode job = clusters.ended(begun);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.error())
                .contains("is Updating: job " + begun.path("uuid").asString() + " is in progress");
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Canceled");
        assertThat(settings(name)).containsEntry("greeting", "second");
        assertThat(clusters.cluster(uuid).path("status").asString()).isEqualTo("Rollback");
        assertThat(history(uuid))
                .endsWith("3 Failed v1.0.0 rollback to revision 1", "4 Deployed v1.0.0 rollback to revision 2");
    }

    @Test
    void rollbacks_that_make_no_sense_are_refused() {
        String name = names.at("senseless");
        String uuid = installed(name, "greeting: first\n");
        assertThat(refused(422, uuid, Map.of()))
                .isEqualTo(
                        "cluster " + name + "/" + name + " has no earlier revision with other content to roll back to");
        assertThat(refused(422, uuid, Map.of("revision", 1)))
                .isEqualTo("cluster " + name + "/" + name + " runs revision 1 already");
        assertThat(refused(404, uuid, Map.of("revision", 7)))
                .isEqualTo("cluster " + name + "/" + name + " has no revision 7; its revisions are 1 to 1");
        assertThat(refused(404, uuid, Map.of("revision", 0))).contains("has no revision 0");
        assertThat(refused(400, uuid, Map.of("revision", "seven"))).isNotBlank();
        clusters.upload(TestChart.named(CHART, "v1.2.0")
                .with(
                        "templates/zz.yaml",
                        "apiVersion: v1\nkind: Service\nmetadata:\n  name: bad\nspec:\n  ports: []\n"));
        clusters.ended(clusters.tryUpdate(ClusterApi.args(name, name, CHART, "v1.2.0", "greeting: second\n"))
                .data());

        assertThat(refused(422, uuid, Map.of("revision", 2)))
                .isEqualTo("revision 2 of cluster " + name + "/" + name
                        + " was never deployed completely, so that there is nothing to go back to");
        assertThat(refused(422, uuid, Map.of("revision", 1)))
                .isEqualTo(
                        "cluster " + name + "/" + name + " runs revision 1 already: revision 3 is a repetition of it");
        assertThat(history(uuid)).hasSize(3);

        clusters.ended(clusters.delete(uuid));
        assertThat(refused(404, uuid, Map.of("revision", 1)))
                .isEqualTo("cluster " + name + "/" + name
                        + " was deleted and cannot be rolled back; install it again with the cluster.yaml of one of its"
                        + " revisions (kubefate cluster get values " + uuid + ")");
    }

    @Test
    void a_rollback_that_would_not_find_its_data_is_refused() {
        String name = names.at("data");
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
                            - {name: data, mountPath: /var/lib/store, subPath: mysql}
                  volumeClaimTemplates:
                    - metadata: {name: data}
                      spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                """));
        String uuid = installed(name, "data", "v1.0.0", "greeting: first\n");
        ended(clusters.tryUpdate(ClusterApi.args(name, name, "data", "v1.0.0", "greeting: second\n")));
        // As if somebody else had moved it since.
        record(uuid, "subPath: mysql", "subPath: old");

        assertThat(refused(422, uuid, Map.of()))
                .isEqualTo("StatefulSet store has its data for /var/lib/store in folder mysql of volume data, and would"
                        + " look for it in folder old; update the cluster instead, with the subPath of the module as it"
                        + " is now");
        assertThat(history(uuid)).hasSize(2);
    }

    @Test
    void a_rollback_to_what_charts_may_not_do_any_more_is_refused() {
        String name = names.at("forbidden");
        String uuid = installed(name, "greeting: first\n");
        updated(name, "v1.1.0", "greeting: second\n");
        // As if less were permitted than when it was installed.
        record(uuid, "kind: ConfigMap", "kind: Namespace");

        assertThat(refused(422, uuid, Map.of()))
                .isEqualTo("revision 1 does more than charts may do: back/templates/config.yaml: Namespace settings is"
                        + " not in a namespace but affects the whole cluster; change the chart, or have an administrator"
                        + " of the service add to FATECLOUD_CHART_PERMISSIONS: kind:Namespace");
    }

    /** Changes what the first revision of a cluster has recorded. */
    private void record(String uuid, String before, String after) {
        jdbc.sql("UPDATE revision SET manifest = REPLACE(manifest, ?, ?) WHERE release_uuid = ? AND number = 1")
                .params(before, after, uuid)
                .update();
    }

    @Test
    void a_rollback_over_a_migration_of_the_database_needs_force() {
        String name = names.at("migrated");
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        String uuid = installed(name, "fate", "v1.8.0", "");
        ended(clusters.tryUpdate(ClusterApi.args(name, name, "fate", "v1.9.0", "")));

        Api.Reply reply = api.post("/v1/cluster/" + uuid + "/rollback", Map.of());

        String reason = "the database belongs to FATE v1.9.0 and a rollback to FATE v1.8.0 does not migrate it back;"
                + " restore a backup that was made with v1.8.0";
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("confirm_with").asString()).isEqualTo("force");
        assertThat(reply.body().path("reason").asString()).isEqualTo(reason);
        assertThat(reply.error()).endsWith("repeat the request with \"force\": true");
        assertThat(history(uuid)).hasSize(2);

        JsonNode job = clusters.ended(rollback(uuid, Map.of("force", true)));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job)).contains("warning: " + reason);
        assertThat(ClusterApi.states(job)).noneMatch(state -> state.contains("was migrated"));
        assertThat(clusters.cluster(uuid).path("chart_version").asString()).isEqualTo("v1.8.0");
    }

    @Test
    void passwords_and_claims_remain_the_same_over_an_upgrade_and_back() {
        String name = names.at("secret");
        String uuid = installed(name, "fate", "v2.0.0", PARTY);
        Map<String, String> account = secret(name, "mysql-account");
        ended(clusters.tryUpdate(ClusterApi.args(name, name, "fate", "v2.2.0", PARTY)));
        List<String> claims = claims(name);

        JsonNode job = clusters.ended(rollback(uuid, Map.of()));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job)).noneMatch(state -> state.startsWith("warning"));
        assertThat(clusters.cluster(uuid).path("chart_version").asString()).isEqualTo("v2.0.0");
        assertThat(account).isNotEmpty();
        assertThat(secret(name, "mysql-account")).isEqualTo(account);
        assertThat(claims(name)).isEqualTo(claims);
    }

    private static int nodePort(Service service) {
        return service.getSpec().getPorts().getFirst().getNodePort();
    }

    /** Gives a node port to a Service that is not part of the cluster. */
    private void take(String namespace, int nodePort) {
        client.services()
                .inNamespace(namespace)
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName("thief")
                        .endMetadata()
                        .withNewSpec()
                        .withType("NodePort")
                        .addNewPort()
                        .withPort(9370)
                        .withNodePort(nodePort)
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    private String installed(String name, String moreYaml) {
        return installed(name, CHART, "v1.0.0", moreYaml);
    }

    private String installed(String name, String chart, String version, String moreYaml) {
        return ended(clusters.tryInstall(ClusterApi.args(name, name, chart, version, moreYaml)));
    }

    private void updated(String name, String version, String moreYaml) {
        ended(clusters.tryUpdate(ClusterApi.args(name, name, CHART, version, moreYaml)));
    }

    /** @return the cluster */
    private String ended(Api.Reply begun) {
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(200);
        JsonNode job = clusters.ended(begun.data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private JsonNode rollback(String uuid, Map<String, Object> args) {
        Api.Reply reply = api.post("/v1/cluster/" + uuid + "/rollback", args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(reply.body().path("msg").asString()).isEqualTo("rollbackCluster Success");
        return reply.data();
    }

    private String refused(int status, String uuid, Map<String, Object> args) {
        Api.Reply reply = api.post("/v1/cluster/" + uuid + "/rollback", args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        return reply.error();
    }

    private String refusal(int status, Map<String, Object> args) {
        Api.Reply reply = clusters.tryUpdate(args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        return reply.error();
    }

    private List<String> history(String uuid) {
        return api.get("/v1/cluster/" + uuid + "/revision")
                .data()
                .valueStream()
                .map(one -> one.path("revision").asInt() + " "
                        + one.path("status").asString() + " "
                        + one.path("chart_version").asString() + " "
                        + one.path("description").asString())
                .toList();
    }

    private JsonNode revision(String uuid, int number) {
        return api.get("/v1/cluster/" + uuid + "/revision/" + number).data();
    }

    private Map<String, String> settings(String namespace) {
        return client.configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .get()
                .getData();
    }

    private boolean exists(String namespace, String configMap) {
        return client.configMaps().inNamespace(namespace).withName(configMap).get() != null;
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
}
