package org.fedai.kubefate.server.release.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProtectedNamespacesTest {
    @Test
    void the_namespace_of_the_pod_of_the_service_is_protected(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("namespace"), "federation\n");

        ProtectedNamespaces namespaces = ProtectedNamespaces.withThatOf(file);

        assertThat(namespaces.contains("federation")).isTrue();
        assertThat(namespaces.contains("kube-system")).isTrue();
        assertThat(namespaces.contains("fate-9999")).isFalse();
    }

    @Test
    void outside_kubernetes_the_documented_namespace_is_protected(@TempDir Path folder) {
        ProtectedNamespaces namespaces = ProtectedNamespaces.withThatOf(folder.resolve("none"));

        assertThat(namespaces.contains("kube-fate")).isTrue();
        assertThat(namespaces.contains("default")).isFalse();
    }
}
