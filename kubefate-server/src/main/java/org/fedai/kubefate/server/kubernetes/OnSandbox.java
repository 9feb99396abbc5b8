package org.fedai.kubefate.server.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if this process runs the sandbox. */
final class OnSandbox implements Condition {
    private static final int TIMEOUT_MILLIS = 3_000;

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return switch (context.getEnvironment().getProperty("kubefate.sandbox", SandboxMode.class, SandboxMode.FALSE)) {
            case FALSE -> false;
            case TRUE -> true;
            case AUTO -> !answers(Config.autoConfigure(null));
        };
    }

    /** Whether the API server of a configuration reports its version to the configured user. */
    static boolean answers(Config config) {
        Config withTimeouts = new ConfigBuilder(config)
                .withConnectionTimeout(TIMEOUT_MILLIS)
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withRequestRetryBackoffLimit(0)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(withTimeouts).build()) {
            return client.getKubernetesVersion() != null;
        } catch (RuntimeException e) {
            // Unreachable, rejecting the credentials, or not a Kubernetes API server: no difference here.
            return false;
        }
    }
}
