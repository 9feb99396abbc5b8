package org.fedai.kubefate.server.kubernetes.apply;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.watch.Reflector;
import tools.jackson.databind.JsonNode;

/** Waits until CustomResourceDefinitions are established. */
final class EstablishedDefinitions implements Reflector.Listener {
    private final Set<String> missing;
    private final CountDownLatch served = new CountDownLatch(1);

    private EstablishedDefinitions(Set<String> missing) {
        this.missing = missing;
    }

    static void await(KubeApi api, ResourceTypes types, Collection<ObjectKey> definitions, Duration limit)
            throws InterruptedException {
        for (ResourceKind kind : definitions.stream().map(ResourceKind::of).collect(Collectors.toSet())) {
            Set<String> names = definitions.stream()
                    .filter(key -> ResourceKind.of(key).equals(kind))
                    .map(ObjectKey::name)
                    .collect(Collectors.toCollection(HashSet::new));
            EstablishedDefinitions kinds = new EstablishedDefinitions(names);
            Reflector reflector = Reflector.open(
                    api, "CustomResourceDefinitions", types.get(kind).path(null), "", kinds);
            try {
                kinds.await(limit);
            } finally {
                reflector.close();
            }
        }
    }

    private void await(Duration limit) throws InterruptedException {
        if (!served.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            synchronized (this) {
                throw new KubernetesException(
                        KubernetesException.Kind.BUSY,
                        "Kubernetes does not serve " + String.join(", ", missing) + " within " + limit.toSeconds()
                                + " s; check the conditions of these CustomResourceDefinitions",
                        null);
            }
        }
    }

    @Override
    public void all(List<JsonNode> definitions) {
        definitions.forEach(this::changed);
    }

    @Override
    public synchronized void changed(JsonNode definition) {
        boolean established = definition
                .path("status")
                .path("conditions")
                .valueStream()
                .anyMatch(condition -> condition.path("type").asString("").equals("Established")
                        && condition.path("status").asString("").equals("True"));
        if (established) {
            missing.remove(definition.path("metadata").path("name").asString(""));
        }
        if (missing.isEmpty()) {
            served.countDown();
        }
    }

    @Override
    public void deleted(JsonNode definition) {
        // It may be created again.
    }
}
