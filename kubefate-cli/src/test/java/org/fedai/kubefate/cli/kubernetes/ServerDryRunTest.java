package org.fedai.kubefate.cli.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class ServerDryRunTest {
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              ports:
                - port: 80
            """;

    private final KubernetesUnderTest kubernetes;
    private ServerDryRun dryRun;
    private String namespace;

    ServerDryRunTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
    }

    @BeforeEach
    void prepare() {
        dryRun = new ServerDryRun(kubernetes.client());
        namespace = kubernetes.namespace();
    }

    @Test
    void valid_objects_are_not_rejected_and_not_created() {
        assertThat(rejections(SERVICE)).isEmpty();
        assertThat(dryRun.find("v1", "Service", namespace, "web")).isEmpty();
    }

    @Test
    void an_object_that_exists_is_valid_and_can_be_looked_up() {
        kubernetes.client().resource(SERVICE).inNamespace(namespace).create();

        assertThat(rejections(SERVICE)).isEmpty();
        assertThat(dryRun.find("v1", "Service", namespace, "web"))
                .extractingByKey("metadata")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "web");
        assertThat(dryRun.find("v1", "Service", namespace, ""))
                .extractingByKey("items")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void an_invalid_object_is_rejected_with_its_template() {
        assertThat(rejections(SERVICE.replace("port: 80", "port: 99999")))
                .singleElement()
                .asString()
                .startsWith("Service " + namespace + "/web of web.yaml: ")
                .contains("spec.ports[0].port");
    }

    @Test
    void a_kind_that_is_not_served_is_rejected() {
        assertThat(rejections("apiVersion: example.org/v1\nkind: Wish\nmetadata:\n  name: world-peace\n"))
                .containsExactly("Wish " + namespace
                        + "/world-peace of web.yaml: this Kubernetes does not serve the kind Wish in example.org/v1");
    }

    @Test
    void objects_of_a_missing_namespace_are_validated_in_default() {
        assertThat(dryRun.usableNamespace("nowhere")).isEqualTo("default");
        assertThat(dryRun.usableNamespace(namespace)).isEqualTo(namespace);
        assertThat(dryRun.rejections(Manifest.parse(SERVICE, "web.yaml").objects(), "nowhere", "default"))
                .isEmpty();
    }

    @Test
    void the_capabilities_are_those_of_the_server() {
        assertThat(dryRun.capabilities().apiVersions()).contains("v1", "apps/v1", "apps/v1/Deployment");
        assertThat(dryRun.find("example.org/v1", "Wish", namespace, "x")).isEqualTo(Map.of());
    }

    private List<String> rejections(String manifest) {
        return dryRun.rejections(
                Manifest.parse("# Source: web.yaml\n" + manifest, "web.yaml").objects(), namespace, namespace);
    }
}
