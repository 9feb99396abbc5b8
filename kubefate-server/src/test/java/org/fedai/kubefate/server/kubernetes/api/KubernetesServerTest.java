package org.fedai.kubefate.server.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class KubernetesServerTest {
    private final KubernetesClient client;
    private final KubernetesServer server;

    KubernetesServerTest(KubernetesUnderTest kubernetes) {
        this.client = kubernetes.client();
        this.server = new KubernetesServer(new KubeApi(kubernetes.client()), Clock.systemUTC());
    }

    @Test
    void its_version_and_kinds_are_available_to_charts() {
        assertThat(server.capabilities().kubeVersion()).startsWith("v1.").isEqualTo(server.ping());
        assertThat(server.capabilities().apiVersions())
                .contains("v1", "v1/Pod", "apps/v1", "apps/v1/Deployment", "networking.k8s.io/v1/Ingress")
                .doesNotContain("apps/v1/Deployment/Status");
    }

    @Test
    void a_new_api_group_becomes_available_to_charts() {
        String group = "late" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        assertThat(server.capabilities().apiVersions()).doesNotContain(group + "/v1");
        CustomResourceDefinition definition = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .resource(definition(group))
                .create();
        try {
            Eventually.until(
                    () -> server.capabilities().apiVersions(),
                    known -> known.containsAll(List.of(group + "/v1", group + "/v1/Late")));
        } finally {
            client.resource(definition).delete();
        }
    }

    private static CustomResourceDefinition definition(String group) {
        return new CustomResourceDefinitionBuilder()
                .withNewMetadata()
                .withName("lates." + group)
                .endMetadata()
                .withNewSpec()
                .withGroup(group)
                .withScope("Namespaced")
                .withNewNames()
                .withPlural("lates")
                .withSingular("late")
                .withKind("Late")
                .withListKind("LateList")
                .endNames()
                .addNewVersion()
                .withName("v1")
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withNewOpenAPIV3Schema()
                .withType("object")
                .endOpenAPIV3Schema()
                .endSchema()
                .endVersion()
                .endSpec()
                .build();
    }

    @Test
    void the_error_of_an_unavailable_server_names_its_address_and_what_to_check() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String address = "http://127.0.0.1:" + free;
        try (KubernetesClient nowhere = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(address).build())
                .build()) {
            KubernetesServer away = new KubernetesServer(new KubeApi(nowhere), Clock.systemUTC());

            assertThatExceptionOfType(KubernetesException.class)
                    .isThrownBy(away::ping)
                    .withMessageContaining(address)
                    .withMessageContaining("KUBECONFIG")
                    .satisfies(e -> {
                        assertThat(e.kind()).isEqualTo(KubernetesException.Kind.UNREACHABLE);
                        assertThat(e.isTransient()).isTrue();
                    });
        }
    }
}
