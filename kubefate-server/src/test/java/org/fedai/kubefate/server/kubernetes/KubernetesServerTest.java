package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class KubernetesServerTest {
    private final KubernetesServer server;

    KubernetesServerTest(KubernetesUnderTest kubernetes) {
        this.server = new KubernetesServer(new KubeApi(kubernetes.client()), Clock.systemUTC());
    }

    @Test
    void its_version_and_kinds_are_known_to_charts() {
        assertThat(server.capabilities().kubeVersion()).startsWith("v1.").isEqualTo(server.ping());
        assertThat(server.capabilities().apiVersions())
                .contains("v1", "v1/Pod", "apps/v1", "apps/v1/Deployment", "networking.k8s.io/v1/Ingress")
                .doesNotContain("apps/v1/Deployment/Status");
    }

    @Test
    void a_server_that_is_away_is_told_with_its_address_and_what_to_check() throws IOException {
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
