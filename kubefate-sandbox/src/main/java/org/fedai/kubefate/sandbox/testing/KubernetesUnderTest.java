package org.fedai.kubefate.sandbox.testing;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A Kubernetes that tests may fill: what they put into the namespaces it hands out is removed afterwards. */
public final class KubernetesUnderTest implements AutoCloseable {
    private final String name;
    private final String kubeconfig;
    private final Runnable stop;
    private final KubernetesClient client;
    private final List<String> namespaces = new ArrayList<>();

    KubernetesUnderTest(String name, String kubeconfig, Runnable stop) {
        this.name = name;
        this.kubeconfig = kubeconfig;
        this.stop = stop;
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig))
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(1)
                .build();
        this.client = new KubernetesClientBuilder().withConfig(config).build();
    }

    public boolean isSandbox() {
        return name.equals("sandbox");
    }

    public String kubeconfig() {
        return kubeconfig;
    }

    public KubernetesClient client() {
        return client;
    }

    /** A new, empty namespace. */
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

    @Override
    public void close() {
        namespaces.forEach(namespace -> client.namespaces().withName(namespace).delete());
        client.close();
        stop.run();
    }

    @Override
    public String toString() {
        return name;
    }
}
