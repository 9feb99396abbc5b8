package org.fedai.kubefate.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.Test;

/** Kubernetes accepts the files of deploy/ unchanged. */
@OnEveryKubernetes
class DeployFilesTest {
    private final KubernetesUnderTest kubernetes;
    private final KubernetesClient client;

    DeployFilesTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.client = kubernetes.client();
    }

    @Test
    void service_and_database_become_available_however_they_are_applied() throws IOException {
        String namespace = kubernetes.namespace();
        try (DeployedPermissions rights = DeployedPermissions.of(client, "rbac-config.yaml", namespace, namespace)
                        .apply();
                DeployedPermissions service = DeployedPermissions.of(client, "kubefate.yaml", namespace, namespace)
                        .apply()) {
            assertThat(rights.objects()).hasSize(4);
            assertThat(service.objects()).hasSize(5);
            rights.applyOnServer();
            service.applyOnServer();
            for (String deployment : new String[] {"kubefate-" + namespace, "mariadb"}) {
                client.apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName(deployment)
                        .waitUntilReady(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }
}
