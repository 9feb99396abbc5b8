package org.fedai.kubefate.server.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this process is to have a sandbox. */
final class SandboxWanted implements Condition {
    private static final int PATIENCE_MILLIS = 3_000;

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return switch (context.getEnvironment().getProperty("kubefate.sandbox", SandboxUse.class, SandboxUse.FALSE)) {
            case FALSE -> false;
            case TRUE -> true;
            case AUTO -> !answers(Config.autoConfigure(null));
        };
    }

    /** Whether the Kubernetes of a configuration tells its version to whoever the configuration says we are. */
    static boolean answers(Config config) {
        Config impatient = new ConfigBuilder(config)
                .withConnectionTimeout(PATIENCE_MILLIS)
                .withRequestTimeout(PATIENCE_MILLIS)
                .withRequestRetryBackoffLimit(0)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            return client.getKubernetesVersion() != null;
        } catch (RuntimeException e) {
            // Away, refusing us, or something else that speaks no Kubernetes: all the same here.
            return false;
        }
    }
}
