package org.fedai.kubefate.server.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.Objects;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryKubernetes
class AdoptObjectsTest {
    private static final Map<String, String> LABELS = Map.of("kubefate.fedai.org/release", "4711");

    private final KubernetesUnderTest kubernetes;
    private final KubeApi api;
    private final KubernetesObjects objects;
    private final AdoptObjects adoption;
    private String namespace = "";

    AdoptObjectsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.api = new KubeApi(kubernetes.client());
        ResourceTypes types = new ResourceTypes(api);
        this.objects = new KubernetesObjects(api, types);
        this.adoption = new AdoptObjects(api, types);
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    /** The last one is Helm in a program of another name. */
    @ParameterizedTest
    @ValueSource(strings = {"helm", "kubefate", "Go-http-client", "my-operator"})
    void a_key_that_a_later_manifest_drops_is_removed(String installer) {
        install("configmaps", settings("colour: red, shape: round"), installer);

        assertThat(adoption.adopt(key("v1", "ConfigMap", "settings"), LABELS)).isTrue();

        assertThat(owners(settings().getMetadata())).containsExactly(tuple("kubefate", "Apply"));
        assertThat(settings().getData()).isEqualTo(Map.of("colour", "red", "shape", "round"));
        objects.apply(Objects.of(settings("colour: red")), namespace);
        assertThat(settings().getData()).isEqualTo(Map.of("colour", "red"));
    }

    @Test
    void what_helm_4_has_applied_is_taken_over_like_what_helm_3_has_written() {
        api.patch(
                "apply",
                "/api/v1/namespaces/" + namespace + "/configmaps/settings?fieldManager=helm&force=true",
                Objects.of(settings("colour: red, shape: round")).content(),
                "application/apply-patch+yaml");

        adoption.adopt(key("v1", "ConfigMap", "settings"), LABELS);

        objects.apply(Objects.of(settings("colour: red")), namespace);
        assertThat(settings().getData()).isEqualTo(Map.of("colour", "red"));
    }

    @Test
    void fields_of_others_stay_theirs() {
        install("configmaps", settings("colour: red"), "helm");
        api.patch(
                "edit",
                "/api/v1/namespaces/" + namespace + "/configmaps/settings?fieldManager=kubectl-edit",
                Map.of("data", Map.of("shape", "round")),
                "application/merge-patch+json");

        adoption.adopt(key("v1", "ConfigMap", "settings"), LABELS);

        assertThat(owners(settings().getMetadata()))
                .containsExactlyInAnyOrder(tuple("kubefate", "Apply"), tuple("kubectl-edit", "Update"));
        objects.apply(Objects.of(settings("colour: blue")), namespace);
        assertThat(settings().getData()).isEqualTo(Map.of("colour", "blue", "shape", "round"));
    }

    @Test
    void adopting_changes_labels_only_and_applying_the_same_manifest_restarts_nothing() {
        String manifest = Serialization.asYaml(Objects.deployment("web", "").content());
        install("deployments", manifest, "helm");
        Deployment before = deployment();

        adoption.adopt(key("apps/v1", "Deployment", "web"), LABELS);
        Deployment adopted = deployment();
        objects.apply(Objects.of(manifest), namespace);

        assertThat(adopted.getSpec()).isEqualTo(before.getSpec());
        assertThat(adopted.getMetadata().getLabels())
                .containsAllEntriesOf(LABELS)
                .containsAllEntriesOf(before.getMetadata().getLabels());
        assertThat(deployment().getSpec()).isEqualTo(before.getSpec());
        assertThat(deployment().getMetadata().getGeneration())
                .isEqualTo(before.getMetadata().getGeneration());
    }

    @Test
    void a_service_keeps_its_addresses() {
        String manifest = """
                apiVersion: v1
                kind: Service
                metadata: {name: proxy, annotations: {meta.helm.sh/release-name: fate}}
                spec:
                  type: NodePort
                  selector: {app: proxy}
                  ports: [{port: 9370, name: grpc}]
                """;
        install("services", manifest, "helm");
        Service before = service();

        adoption.adopt(key("v1", "Service", "proxy"), LABELS);
        objects.apply(Objects.of(manifest.replace("grpc", "tcp")), namespace);

        assertThat(service().getSpec().getClusterIP())
                .isEqualTo(before.getSpec().getClusterIP());
        assertThat(service().getSpec().getPorts().getFirst().getName()).isEqualTo("tcp");
    }

    @Test
    void adopting_twice_changes_nothing_and_what_does_not_exist_is_reported() {
        install("configmaps", settings("colour: red"), "helm");
        adoption.adopt(key("v1", "ConfigMap", "settings"), LABELS);
        String version = settings().getMetadata().getResourceVersion();

        assertThat(adoption.adopt(key("v1", "ConfigMap", "settings"), LABELS)).isTrue();

        assertThat(settings().getMetadata().getResourceVersion()).isEqualTo(version);
        assertThat(adoption.adopt(key("v1", "ConfigMap", "nothing"), LABELS)).isFalse();
        assertThat(adoption.adopt(key("example.org/v1", "Nothing", "nothing"), LABELS))
                .isFalse();
    }

    /** Creates an object as Helm does. */
    private void install(String resource, String yaml, String installer) {
        String group = resource.equals("deployments") ? "/apis/apps/v1" : "/api/v1";
        String path = group + "/namespaces/" + namespace + "/" + resource + "?fieldManager=" + installer;
        kubernetes.client().raw(path, "POST", Objects.of(yaml).content());
    }

    private static String settings(String data) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                  annotations: {meta.helm.sh/release-name: fate, meta.helm.sh/release-namespace: fate}
                data: {%s}
                """.formatted(data);
    }

    private ObjectKey key(String apiVersion, String kind, String name) {
        return new ObjectKey(apiVersion, kind, namespace, name);
    }

    private ConfigMap settings() {
        return kubernetes
                .client()
                .configMaps()
                .inNamespace(namespace)
                .withName("settings")
                .get();
    }

    private Deployment deployment() {
        return kubernetes
                .client()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get();
    }

    private Service service() {
        return kubernetes
                .client()
                .services()
                .inNamespace(namespace)
                .withName("proxy")
                .get();
    }

    private static List<Tuple> owners(ObjectMeta metadata) {
        return metadata.getManagedFields().stream()
                .map((ManagedFieldsEntry entry) -> tuple(entry.getManager(), entry.getOperation()))
                .toList();
    }
}
