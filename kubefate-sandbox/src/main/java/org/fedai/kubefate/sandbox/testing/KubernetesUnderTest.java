package org.fedai.kubefate.sandbox.testing;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fedai.kubefate.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster for tests. The namespaces that it creates are deleted when it is closed. */
public final class KubernetesUnderTest implements AutoCloseable {
    private final @Nullable Sandbox sandbox;
    private final String kubeconfig;
    private final KubernetesClient client;
    private final List<String> namespaces = new ArrayList<>();

    /** @param sandbox null for a real API server */
    KubernetesUnderTest(@Nullable Sandbox sandbox, String kubeconfig) {
        this.sandbox = sandbox;
        this.kubeconfig = kubeconfig;
        this.client = client(Config.fromKubeconfig(kubeconfig));
    }

    private static KubernetesClient client(Config config) {
        Config tuned = new ConfigBuilder(config)
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(1)
                .build();
        return new KubernetesClientBuilder().withConfig(tuned).build();
    }

    /** The sandbox, for tests that need more than a real API server offers; empty on a real API server. */
    public Optional<Sandbox> sandbox() {
        return Optional.ofNullable(sandbox);
    }

    public String kubeconfig() {
        return kubeconfig;
    }

    public KubernetesClient client() {
        return client;
    }

    /** Creates an empty namespace. */
    public String namespace() {
        String namespace = "test-" + UUID.randomUUID().toString().substring(0, 8);
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        namespaces.add(namespace);
        return namespace;
    }

    /** The contents of a kubeconfig file with the permissions of a service account only. */
    public String kubeconfig(String namespace, String serviceAccount) {
        Config config = client.getConfiguration();
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: test
                  cluster: {server: "%s", certificate-authority-data: "%s"}
                users:
                - name: test
                  user: {token: "%s"}
                contexts:
                - name: test
                  context: {cluster: test, user: test}
                current-context: test
                """.formatted(
                        config.getMasterUrl(),
                        config.getCaCertData() == null ? "" : config.getCaCertData(),
                        token(namespace, serviceAccount));
    }

    /** A client with the permissions of a service account only. The caller closes it. */
    public KubernetesClient as(String namespace, String serviceAccount) {
        String token = token(namespace, serviceAccount);
        Config config = Config.fromKubeconfig(kubeconfig);
        config.setClientCertData(null);
        config.setClientKeyData(null);
        config.setAutoOAuthToken(token);
        return client(config);
    }

    private String token(String namespace, String serviceAccount) {
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest()
                .getStatus()
                .getToken();
    }

    @Override
    public void close() {
        namespaces.forEach(namespace -> client.namespaces().withName(namespace).delete());
        client.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Override
    public String toString() {
        return sandbox == null ? "real API server" : "sandbox";
    }
}
