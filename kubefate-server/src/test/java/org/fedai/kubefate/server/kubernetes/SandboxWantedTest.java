package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import org.fedai.kubefate.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

class SandboxWantedTest {
    @Test
    void a_kubernetes_that_tells_its_version_answers_and_one_that_is_gone_does_not() {
        Config config;
        try (Sandbox sandbox = Sandbox.start(0)) {
            config = Config.fromKubeconfig(sandbox.kubeconfig());
            assertThat(SandboxWanted.answers(config)).isTrue();
        }
        assertThat(SandboxWanted.answers(config)).isFalse();
    }
}
