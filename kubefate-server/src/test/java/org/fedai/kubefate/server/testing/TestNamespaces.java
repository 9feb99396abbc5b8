package org.fedai.kubefate.server.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Names nobody else uses, since an API server may be shared by several runs; the namespaces of those names are removed afterwards. */
public final class TestNamespaces {
    private final String run = UUID.randomUUID().toString().substring(0, 6);
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /** The name for this run. */
    public String at(String name) {
        String own = name + "-" + run;
        used.add(own);
        return own;
    }

    public void remove(KubernetesClient kubernetes) {
        used.forEach(name -> kubernetes.namespaces().withName(name).delete());
    }
}
