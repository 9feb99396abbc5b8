package org.fedai.kubefate.server.release.policy;

import java.nio.file.Path;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PermissionSettings.class)
class PolicyConfiguration {
    private static final Path SERVICE_ACCOUNT_NAMESPACE =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    @Bean
    ProtectedNamespaces protectedNamespaces() {
        return ProtectedNamespaces.withThatOf(SERVICE_ACCOUNT_NAMESPACE);
    }

    @Bean
    ChartPolicy chartPolicy(PermissionSettings settings, ProtectedNamespaces namespaces, KubernetesObjects objects) {
        return new ChartPolicy(settings.parsed(), namespaces, objects);
    }
}
