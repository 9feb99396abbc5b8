package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches.Look;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of one namespace that tells how some workloads are: they themselves, and what explains them as far as it may be read. */
final class NamespaceLook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamespaceLook.class);

    private final String namespace;
    private final Runnable changed;
    private final SharedWatches watches;
    private final Map<ResourceKind, Look<? extends HasMetadata>> looks = new HashMap<>();

    /**
     * @param changed called after every change, briefly
     * @throws KubernetesException when the workloads may not be watched
     */
    NamespaceLook(SharedWatches watches, String namespace, Set<ObjectKey> workloads, Runnable changed) {
        this.watches = watches;
        this.namespace = namespace;
        this.changed = changed;
        try {
            Map<ResourceKind, Set<String>> names = new HashMap<>();
            workloads.forEach(key -> names.computeIfAbsent(ResourceKind.of(key), kind -> new HashSet<>())
                    .add(key.name()));
            names.forEach((kind, wanted) ->
                    begin(WatchedType.workload(kind).orElseThrow()).refresh(wanted));
            for (WatchedType<?> type :
                    List.of(WatchedType.POD, WatchedType.REPLICA_SET, WatchedType.CLAIM, WatchedType.WARNING)) {
                beginIfAllowed(type);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Nullable
    HasMetadata workload(ObjectKey key) {
        Look<? extends HasMetadata> look = looks.get(ResourceKind.of(key));
        return look == null ? null : look.object(key.name());
    }

    View view() {
        return new View(
                objects(WatchedType.POD),
                objects(WatchedType.REPLICA_SET),
                objects(WatchedType.CLAIM),
                objects(WatchedType.WARNING));
    }

    @Override
    public void close() {
        looks.values().forEach(Look::close);
        looks.clear();
    }

    private <T extends HasMetadata> Look<T> begin(WatchedType<T> type) {
        Look<T> look = watches.look(type, namespace, changed);
        looks.put(type.kind(), look);
        return look;
    }

    private void beginIfAllowed(WatchedType<?> type) {
        if (looks.containsKey(type.kind())) {
            return;
        }
        try {
            begin(type);
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw e;
            }
            LOG.info(
                    "{} of namespace {} may not be watched: reasons that they would tell stay unknown",
                    type.plural(),
                    namespace);
        }
    }

    private <T extends HasMetadata> List<T> objects(WatchedType<T> type) {
        return Optional.ofNullable(looks.get(type.kind())).stream()
                .flatMap(look -> look.objects().stream())
                .map(type.model()::cast)
                .toList();
    }
}
