package org.fedai.kubefate.server.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.Objects;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnEveryKubernetes
class LiveDifferencesTest {
    private static final ManifestObject WEB = Objects.of("""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, labels: {app: web}, annotations: {note: "1"}}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              hostNetwork: false
              nodeSelector: {}
              containers:
              - name: web
                image: example/web:1.0
                args: [serve, "--port", "80"]
                env: [{name: SITE, value: here}, {name: EMPTY, value: ""}]
                ports: [{containerPort: 80}]
                resources: {requests: {cpu: 0.5, memory: 1024Mi}, limits: {memory: 1Gi}}
                readinessProbe: {httpGet: {port: 80}}
                volumeMounts: [{name: files, mountPath: /files}]
              volumes: [{name: files, configMap: {name: files}}]
        """);

    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private String namespace = "";

    LiveDifferencesTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void defaults_and_other_ways_to_write_a_value_are_not_differences() {
        for (ManifestObject object : List.of(
                WEB,
                Objects.statefulSet("mysql", "standard"),
                Objects.of("""
                    apiVersion: v1
                    kind: Service
                    metadata: {name: web}
                    spec: {selector: {app: web}, ports: [{port: 80, targetPort: 80}]}
                    """),
                Objects.of("""
                    apiVersion: v1
                    kind: Secret
                    metadata: {name: account}
                    stringData: {password: first}
                    data: {token: dG9rZW4=}
                    """),
                Objects.of("""
                    apiVersion: networking.k8s.io/v1
                    kind: Ingress
                    metadata: {name: web}
                    spec:
                      rules:
                      - host: web.example.com
                        http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
                    """),
                Objects.of("""
                    apiVersion: rbac.authorization.k8s.io/v1
                    kind: Role
                    metadata: {name: reader}
                    rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
                    """))) {
            objects.apply(object, namespace);

            assertThat(differences(object)).as(object.kind()).isEmpty();
        }
    }

    @Test
    void each_changed_field_is_found_with_its_manager() {
        objects.apply(WEB, namespace);
        patch("""
            {"metadata": {"annotations": {"note": "2"}},
             "spec": {"replicas": 3, "template": {"spec": {"containers": [
                {"name": "web", "image": "example/web:2.0", "args": ["serve"], "env": [{"name": "SITE", "value": "there"}, {"name": "MORE", "value": "1"}]}]}}}}
            """);

        assertThat(differences(WEB))
                .extracting(FieldChange::field, FieldChange::wanted, FieldChange::found, FieldChange::manager)
                .containsExactlyInAnyOrder(
                        tuple("metadata.annotations.note", "1", "2", "an-editor"),
                        tuple("spec.replicas", "1", "3", "an-editor"),
                        tuple(
                                "spec.template.spec.containers[web].image",
                                "example/web:1.0",
                                "example/web:2.0",
                                "an-editor"),
                        tuple(
                                "spec.template.spec.containers[web].args",
                                "[\"serve\",\"--port\",\"80\"]",
                                "[\"serve\"]",
                                "an-editor"),
                        tuple("spec.template.spec.containers[web].env[SITE].value", "here", "there", "an-editor"));
    }

    @Test
    void applying_again_leaves_no_difference() {
        objects.apply(WEB, namespace);
        patch("{\"spec\": {\"replicas\": 0}}");

        objects.apply(WEB, namespace);

        assertThat(differences(WEB)).isEmpty();
    }

    @Test
    void of_a_file_the_first_line_that_differs_is_shown() {
        ManifestObject files = Objects.of("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: files}
            data: {"my.conf": "first\\nsecond\\nthird\\n"}
            """);
        objects.apply(files, namespace);
        kubernetes
                .client()
                .configMaps()
                .inNamespace(namespace)
                .withName("files")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"data\": {\"my.conf\": \"first\\nother\\nthird\\n\"}}");

        assertThat(differences(files)).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo("data[\"my.conf\"]");
            assertThat(change.wanted()).isEqualTo("line 2: second");
            assertThat(change.found()).isEqualTo("line 2: other");
        });
    }

    private void patch(String patch) {
        kubernetes
                .client()
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.STRATEGIC_MERGE)
                                .withFieldManager("an-editor")
                                .build(),
                        patch);
    }

    private List<FieldChange> differences(ManifestObject applied) {
        ObjectKey key = objects.key(applied, namespace);
        JsonNode live =
                JsonMapper.shared().valueToTree(objects.find(key).orElseThrow().content());
        return LiveDifferences.between(applied, key, live);
    }
}
