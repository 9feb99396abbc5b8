package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import org.fedai.kubefate.sandbox.Sandbox;
import org.junit.jupiter.api.Test;

class OnSandboxTest {
    @Test
    void only_a_running_api_server_answers() {
        Config config;
        try (Sandbox sandbox = Sandbox.start(0)) {
            config = Config.fromKubeconfig(sandbox.kubeconfig());
            assertThat(OnSandbox.answers(config)).isTrue();
        }
        assertThat(OnSandbox.answers(config)).isFalse();
    }
}
