package org.fedai.kubefate.server.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.Objects;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class KubernetesObjectsTest {
    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private String namespace = "";

    KubernetesObjectsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void applying_distinguishes_created_changed_and_unchanged() {
        assertThat(objects.apply(settings("red"), namespace)).isEqualTo(ApplyOutcome.CREATED);
        assertThat(objects.apply(settings("red"), namespace)).isEqualTo(ApplyOutcome.UNCHANGED);
        assertThat(objects.apply(settings("blue"), namespace)).isEqualTo(ApplyOutcome.CHANGED);

        assertThat(objects.find(settingsKey()))
                .hasValueSatisfying(
                        object -> assertThat(object.content().get("data")).isEqualTo(Map.of("colour", "blue")));
    }

    @Test
    void applying_resets_fields_that_others_changed_and_keeps_fields_they_added() {
        objects.apply(settings("red"), namespace);
        kubernetes
                .client()
                .configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .edit(map -> {
                    map.getData().put("colour", "green");
                    map.getData().put("shape", "round");
                    return map;
                });

        assertThat(objects.apply(settings("red"), namespace)).isEqualTo(ApplyOutcome.CHANGED);

        assertThat(kubernetes
                        .client()
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get()
                        .getData())
                .isEqualTo(Map.of("colour", "red", "shape", "round"));
    }

    @Test
    void a_field_left_out_is_removed() {
        objects.apply(configMap("settings", "data: {a: '1', b: '2'}"), namespace);
        objects.apply(configMap("settings", "data: {a: '1'}"), namespace);

        assertThat(kubernetes
                        .client()
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("settings")
                        .get()
                        .getData())
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void a_key_without_a_value_is_treated_as_absent() {
        objects.apply(configMap("settings", "data: {colour: red, shape: null}"), namespace);

        assertThat(objects.apply(settings("red"), namespace)).isEqualTo(ApplyOutcome.UNCHANGED);
    }

    @Test
    void a_cluster_scoped_object_has_no_namespace_even_if_it_specifies_one() {
        ManifestObject role = Objects.of("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: %1$s-role, namespace: %1$s}
                rules: []
                """.formatted(namespace));
        ObjectKey key = objects.key(role, namespace);
        assertThat(key.namespace()).isNull();

        assertThat(objects.apply(role, namespace)).isEqualTo(ApplyOutcome.CREATED);
        assertThat(objects.delete(key)).isTrue();
    }

    @Test
    void deleting_twice_is_harmless_and_reported() throws InterruptedException {
        objects.apply(settings("red"), namespace);

        assertThat(objects.delete(settingsKey())).isTrue();
        assertThat(objects.awaitGone(List.of(settingsKey()), Eventually.STANDSTILL))
                .isEmpty();
        assertThat(objects.delete(settingsKey())).isFalse();
        assertThat(objects.find(settingsKey())).isEmpty();
    }

    @Test
    void objects_that_still_exist_after_the_limit_are_returned() throws InterruptedException {
        objects.apply(settings("red"), namespace);

        assertThat(objects.awaitGone(List.of(settingsKey()), Duration.ofMillis(50)))
                .containsExactly(settingsKey());
    }

    @Test
    void waiting_ends_when_the_last_of_several_objects_is_deleted() throws Exception {
        ObjectKey one = new ObjectKey("v1", "ConfigMap", namespace, "one");
        ObjectKey two = new ObjectKey("v1", "Secret", namespace, "two");
        objects.apply(configMap("one", ""), namespace);
        objects.apply(Objects.of("{apiVersion: v1, kind: Secret, metadata: {name: two}}"), namespace);
        objects.delete(one);
        Thread waiting = Thread.ofVirtual().start(() -> objects.delete(two));

        assertThat(objects.awaitGone(List.of(one, two), Eventually.STANDSTILL)).isEmpty();
        waiting.join();
    }

    @Test
    void objects_are_found_by_label_and_unknown_kinds_are_skipped() {
        objects.apply(labelled("one", "fate-9999"), namespace);
        objects.apply(labelled("two", "fate-9999"), namespace);
        objects.apply(labelled("other", "fate-10000"), namespace);

        assertThat(objects.labelled(
                        namespace,
                        Map.of("name", "fate-9999"),
                        List.of(
                                new ResourceKind("v1", "ConfigMap"),
                                new ResourceKind("apps/v1", "Deployment"),
                                new ResourceKind("example.org/v1", "Nothing"))))
                .extracting(ObjectKey::name)
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void changes_of_immutable_fields_are_distinguished() {
        objects.apply(job("first"), namespace);

        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> objects.apply(job("second"), namespace))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.IMMUTABLE))
                .withMessageContaining("Job " + namespace + "/migrate");
    }

    @Test
    void an_object_is_checked_without_being_applied() {
        assertThat(objects.rejection(job("first"), namespace)).isEmpty();
        assertThat(objects.find(new ObjectKey("batch/v1", "Job", namespace, "migrate")))
                .as("nothing was written")
                .isEmpty();

        objects.apply(job("first"), namespace);
        Rejection rejection = objects.rejection(job("second"), namespace).orElseThrow();

        assertThat(rejection.kind()).isEqualTo(KubernetesException.Kind.IMMUTABLE);
        assertThat(rejection.causes()).extracting(Rejection.Cause::field).containsExactly("spec.template");
        assertThat(rejection.causes().getFirst().message()).contains("field is immutable");
        assertThat(objects.find(new ObjectKey("batch/v1", "Job", namespace, "migrate"))
                        .orElseThrow()
                        .content()
                        .toString())
                .doesNotContain("second");
    }

    @Test
    void an_object_is_checked_in_another_namespace() {
        assertThat(objects.rejectionElsewhere(configMap("settings", "data: {colour: red}"), namespace))
                .isEmpty();
        assertThat(objects.rejectionElsewhere(configMap("No_Good", ""), namespace))
                .isPresent();
        assertThat(objects.find(settingsKey())).as("nothing was written").isEmpty();
    }

    @Test
    void the_error_of_an_invalid_object_has_its_name_and_the_reason() {
        ManifestObject wrong = configMap("No_Good", "");
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> objects.apply(wrong, namespace))
                .withMessageContaining("No_Good")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.INVALID));
    }

    @Test
    void one_member_of_a_union_replaces_another() {
        ManifestObject before = deployment("", "configMap: {name: one}", """
                env: [{name: WHO, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
                livenessProbe: {httpGet: {port: 80}}
                lifecycle: {preStop: {httpGet: {port: 80}}}
                """);
        ManifestObject after = deployment("strategy: {type: Recreate}", "secret: {secretName: one}", """
                env: [{name: WHO, valueFrom: {configMapKeyRef: {name: one, key: who}}}]
                livenessProbe: {tcpSocket: {port: 80}}
                lifecycle: {preStop: {exec: {command: ["true"]}}}
                """);
        objects.apply(before, namespace);

        assertThat(objects.apply(after, namespace)).isEqualTo(ApplyOutcome.CHANGED);
        assertThat(objects.apply(before, namespace)).isEqualTo(ApplyOutcome.CHANGED);
    }

    @Test
    void ports_without_a_protocol_default_to_tcp() {
        ManifestObject service = Objects.of("""
                apiVersion: v1
                kind: Service
                metadata: {name: osx}
                spec: {selector: {app: osx}, ports: [{name: grpc, port: 9370}]}
                """);

        assertThat(objects.apply(service, namespace)).isEqualTo(ApplyOutcome.CREATED);
        assertThat(objects.apply(service, namespace)).isEqualTo(ApplyOutcome.UNCHANGED);
    }

    @Test
    void quantities_may_be_numbers_as_with_helm() {
        ManifestObject claim = Objects.of("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: data}
                spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1073741824}}}
                """);
        ManifestObject set = Objects.of("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: mysql}
                spec:
                  replicas: 0
                  serviceName: mysql
                  selector: {matchLabels: {app: mysql}}
                  template:
                    metadata: {labels: {app: mysql}}
                    spec:
                      containers: [{name: mysql, image: mysql, resources: {requests: {cpu: 0.5}, limits: {cpu: 2}}}]
                      volumes: [{name: scratch, emptyDir: {sizeLimit: 1000000}}]
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 5000000000}}}
                """);

        assertThat(objects.apply(claim, namespace)).isEqualTo(ApplyOutcome.CREATED);
        assertThat(objects.apply(set, namespace)).isEqualTo(ApplyOutcome.CREATED);
        awaitStatus("mysql");
        assertThat(objects.apply(set, namespace)).isEqualTo(ApplyOutcome.UNCHANGED);
    }

    /** The controller writes it when it has seen the StatefulSet; an apply at the same time reports a change. */
    private void awaitStatus(String statefulSet) {
        kubernetes
                .client()
                .apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName(statefulSet)
                .waitUntilCondition(
                        set -> set != null
                                && set.getStatus() != null
                                && set.getStatus().getObservedGeneration() != null
                                && set.getStatus().getObservedGeneration() > 0,
                        1,
                        TimeUnit.MINUTES);
    }

    @Test
    void the_last_of_duplicate_variables_takes_effect_as_with_helm() {
        objects.apply(deployment("", "emptyDir: {}", """
                env: [{name: A, value: "1"}, {name: B, value: "x"}, {name: A, value: "2"}]
                ports: [{containerPort: 80}, {containerPort: 80}]
                """), namespace);

        var container = kubernetes
                .client()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        assertThat(container.getEnv())
                .extracting(env -> env.getName() + "=" + env.getValue())
                .containsExactly("B=x", "A=2");
        assertThat(container.getPorts()).hasSize(1);
    }

    @Test
    void a_value_of_the_wrong_type_is_invalid_and_not_retried() {
        ManifestObject wrong = Objects.of("""
                apiVersion: v1
                kind: Pod
                metadata: {name: wrong}
                spec: {containers: [{name: wrong, image: busybox, env: [{name: PORT, value: 8080}]}]}
                """);
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> objects.apply(wrong, namespace))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.INVALID));
    }

    @Test
    void the_error_of_a_missing_namespace_names_it() {
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> objects.apply(settings("red"), "nowhere"))
                .withMessageContaining("nowhere")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.NOT_FOUND));
    }

    @Test
    void the_error_of_an_unknown_kind_names_it() {
        ManifestObject wonder = Objects.of("{apiVersion: example.org/v1, kind: Wonder, metadata: {name: x}}");
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> objects.apply(wonder, namespace))
                .withMessageContaining("Wonder")
                .withMessageContaining("example.org/v1")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.NOT_FOUND));
    }

    private ObjectKey settingsKey() {
        return new ObjectKey("v1", "ConfigMap", namespace, "settings");
    }

    private static ManifestObject settings(String colour) {
        return configMap("settings", "data: {colour: %s}".formatted(colour));
    }

    private static ManifestObject labelled(String name, String cluster) {
        return Objects.of("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s, labels: {name: %s}}
                """.formatted(name, cluster));
    }

    private static ManifestObject configMap(String name, String more) {
        return Objects.of("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                %s
                """.formatted(name, more));
    }

    private static ManifestObject job(String container) {
        return Objects.of("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: migrate}
                spec: {template: {spec: {restartPolicy: Never, containers: [{name: %s, image: busybox}]}}}
                """.formatted(container));
    }

    /**
     * A Deployment of one container with one volume.
     *
     * @param more of its spec
     * @param volume where the volume comes from
     * @param container more of its container, a key a line
     */
    private static ManifestObject deployment(String more, String volume, String container) {
        return Objects.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  %s
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      volumes: [{name: settings, %s}]
                      containers:
                      - name: web
                        image: busybox
                        volumeMounts: [{name: settings, mountPath: /settings}]
                %s
                """.formatted(more, volume, container.indent(8)));
    }
}
