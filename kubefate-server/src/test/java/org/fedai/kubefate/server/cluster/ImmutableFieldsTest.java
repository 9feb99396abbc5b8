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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Updates that change what Kubernetes does not let change. */
@ServerTest
class ImmutableFieldsTest {
    private static final String CHART = "rigid";

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
        clusters.upload(TestChart.named(CHART, "v1.0.0")
                .without("values-template.yaml")
                .without("templates/service.yaml")
                .with("templates/web.yaml", """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          selector: {matchLabels: {app: {{ .Values.app | default "web" }}}}
                          template:
                            metadata: {labels: {app: {{ .Values.app | default "web" }}}}
                            spec: {containers: [{name: web, image: example/web:1.0}]}
                        """)
                .with("templates/store.yaml", """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: store}
                        spec:
                          serviceName: {{ .Values.serviceName | default "store" }}
                          selector: {matchLabels: {app: {{ .Values.storeApp | default "store" }}}}
                          template:
                            metadata: {labels: {app: {{ .Values.storeApp | default "store" }}}}
                            spec:
                              containers: [{name: store, image: example/store:1.0, volumeMounts: [{name: data, mountPath: /data}]}]
                          volumeClaimTemplates:
                            - metadata: {name: data}
                              spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: {{ .Values.size | default "1Gi" }}}}}
                        """)
                .with("templates/account.yaml", """
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: account}
                        immutable: true
                        stringData: {password: {{ .Values.password | default "first-password" }}}
                        """)
                .with("templates/job.yaml", """
                        apiVersion: batch/v1
                        kind: Job
                        metadata: {name: start}
                        spec:
                          template:
                            spec:
                              restartPolicy: Never
                              containers:
                                - name: start
                                  image: example/start:1.0
                                  env: [{name: PASSWORD, value: {{ .Values.password | default "first-password" }}}]
                        """)
                .with("templates/claim.yaml", """
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: shared}
                        spec: {accessModes: [{{ .Values.mode | default "ReadWriteOnce" }}], resources: {requests: {storage: 1Gi}}}
                        """));
    }

    @Test
    void an_update_of_immutable_fields_is_refused_before_anything_is_applied() {
        String name = names.at("rigid");
        installed(name, "greeting: before\n");

        Api.Reply reply = clusters.tryUpdate(args(name, """
                greeting: after
                app: other
                serviceName: db
                size: 2Gi
                password: second-password
                """));

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        List<JsonNode> refusals = reply.body().path("refusals").valueStream().toList();
        assertThat(refusals)
                .extracting(ImmutableFieldsTest::change)
                .contains(
                        "StatefulSet store spec.serviceName store db",
                        "StatefulSet store spec.volumeClaimTemplates[0].spec.resources.requests.storage 1Gi 2Gi",
                        "Deployment web spec.selector.matchLabels.app web other");
        assertThat(refusals)
                .filteredOn(refusal -> refusal.path("kind").asString().equals("Job"))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.path("field").asString())
                            .isEqualTo("spec.template.spec.containers[0].env[0].value");
                    assertThat(refusal.path("after").asString()).startsWith("(hidden, hash ");
                    assertThat(refusal.path("reason").asString()).contains("field is immutable");
                });
        assertThat(refusals)
                .allSatisfy(refusal ->
                        assertThat(refusal.path("immutable").asBoolean()).isTrue());
        assertThat(refusals).anyMatch(refusal -> refusal.path("kind").asString().equals("Secret"));
        assertThat(reply.raw().body())
                .doesNotContain("first-password", "second-password")
                .contains("its pods and its claims are kept");
        assertThat(greeting(name)).isEqualTo("before");
        assertThat(clusters.find(name).path("status").asString()).isEqualTo("Running");
        assertThat(api.get("/v1/job?cluster_id="
                                + clusters.find(name).path("uuid").asString())
                        .data()
                        .valueStream()
                        .map(job -> job.path("method").asString()))
                .containsExactly("ClusterInstall");
    }

    @Test
    void with_force_just_those_objects_are_recreated_and_data_is_kept() {
        String name = names.at("forced");
        installed(name, "greeting: before\n");
        String web = uid(name, "web");
        String pod = podUid(name);
        String claim = claimUid(name);
        String set = setUid(name);

        JsonNode job = clusters.ended(forced(name, "greeting: after\nserviceName: db\nsize: 2Gi\n"));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(job))
                .contains("deleted StatefulSet " + name
                        + "/store and created it again, to change what cannot be changed in it");
        assertThat(setUid(name)).isNotEqualTo(set);
        assertThat(serviceName(name)).isEqualTo("db");
        assertThat(podUid(name)).as("the pod is taken over").isEqualTo(pod);
        assertThat(claimUid(name)).isEqualTo(claim);
        assertThat(uid(name, "web")).as("what can be changed is not recreated").isEqualTo(web);
        assertThat(greeting(name)).isEqualTo("after");
    }

    @Test
    void a_rollback_of_immutable_fields_is_refused_and_recreates_with_force() {
        String name = names.at("back");
        installed(name, "greeting: before\n");
        clusters.ended(forced(name, "greeting: after\nserviceName: db\n"));
        String claim = claimUid(name);
        String rollback = "/v1/cluster/" + clusters.find(name).path("uuid").asString() + "/rollback";

        Api.Reply refused = api.post(rollback, Map.of("revision", 1));

        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.body().path("refusals").valueStream())
                .extracting(ImmutableFieldsTest::change)
                .containsExactly("StatefulSet store spec.serviceName db store");
        assertThat(greeting(name)).isEqualTo("after");

        JsonNode job = clusters.ended(
                api.post(rollback, Map.of("revision", 1, "force", true)).data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(serviceName(name)).isEqualTo("store");
        assertThat(greeting(name)).isEqualTo("before");
        assertThat(claimUid(name)).isEqualTo(claim);
    }

    @Test
    void pods_that_a_recreated_stateful_set_does_not_select_make_room() {
        String name = names.at("strays");
        installed(name, "");
        String pod = podUid(name);
        String claim = claimUid(name);

        JsonNode job = clusters.ended(forced(name, "storeApp: database\napp: front\n"));

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        assertThat(podUid(name)).isNotEqualTo(pod);
        assertThat(claimUid(name)).isEqualTo(claim);
        assertThat(client.pods()
                        .inNamespace(name)
                        .withLabel("app", "front")
                        .list()
                        .getItems())
                .isNotEmpty();
    }

    @Test
    void a_forced_update_that_fails_recreates_what_was_before() {
        String name = names.at("undone");
        installed(name, "");
        clusters.upload(TestChart.named(CHART, "v1.1.0")
                .without("values-template.yaml")
                .without("templates/service.yaml")
                .with("templates/store.yaml", """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: store}
                        spec:
                          serviceName: db
                          selector: {matchLabels: {app: store}}
                          template:
                            metadata: {labels: {app: store}}
                            spec: {containers: [{name: store, image: example/store:1.0}]}
                        """)
                .with("templates/zz.yaml", """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: zz}
                        spec: {replicas: -1, selector: {matchLabels: {app: zz}}, template: {metadata: {labels: {app: zz}}}}
                        """));
        Map<String, Object> args = ClusterApi.args(name, name, CHART, "v1.1.0", "");
        args.put("force", true);

        JsonNode job = clusters.ended(clusters.tryUpdate(args).data());

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Rollback");
        assertThat(serviceName(name)).isEqualTo("store");
        assertThat(claimUid(name)).isNotEmpty();
    }

    @Test
    void what_holds_data_is_not_recreated_even_with_force() {
        String name = names.at("claims");
        installed(name, "");

        Map<String, Object> args = args(name, "mode: ReadWriteMany\n");
        args.put("force", true);
        Api.Reply reply = clusters.tryUpdate(args);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("error").asString())
                .startsWith("Kubernetes would refuse it, and nothing was changed: PersistentVolumeClaim " + name
                        + "/shared (rigid/templates/claim.yaml): spec.accessModes[0] is ReadWriteOnce and would become"
                        + " ReadWriteMany: ")
                .contains("KubeFATE does not recreate a PersistentVolumeClaim, because its data would be lost");
    }

    private void installed(String name, String yaml) {
        JsonNode job = clusters.ended(clusters.tryInstall(args(name, yaml)).data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
    }

    private JsonNode forced(String name, String yaml) {
        Map<String, Object> args = args(name, yaml);
        args.put("force", true);
        Api.Reply reply = clusters.tryUpdate(args);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }

    private static Map<String, Object> args(String name, String yaml) {
        return ClusterApi.args(name, name, CHART, "v1.0.0", yaml);
    }

    private static String change(JsonNode refusal) {
        return String.join(
                " ",
                List.of("kind", "name", "field", "before", "after").stream()
                        .map(key -> refusal.path(key).asString())
                        .toList());
    }

    private String greeting(String namespace) {
        return client.configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .get()
                .getData()
                .get("greeting");
    }

    private String serviceName(String namespace) {
        return client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("store")
                .get()
                .getSpec()
                .getServiceName();
    }

    private String setUid(String namespace) {
        return client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("store")
                .get()
                .getMetadata()
                .getUid();
    }

    private String uid(String namespace, String deployment) {
        return client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(deployment)
                .get()
                .getMetadata()
                .getUid();
    }

    private String podUid(String namespace) {
        return client.pods()
                .inNamespace(namespace)
                .withName("store-0")
                .get()
                .getMetadata()
                .getUid();
    }

    private String claimUid(String namespace) {
        return client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withName("data-store-0")
                .get()
                .getMetadata()
                .getUid();
    }
}
