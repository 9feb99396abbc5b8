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
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches.Subscription;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches workloads of one namespace and the objects that explain their state, as far as permissions allow. */
final class NamespaceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NamespaceWatch.class);

    private final String namespace;
    private final Runnable changed;
    private final SharedWatches watches;
    private final Map<ResourceKind, Subscription<? extends HasMetadata>> subscriptions = new HashMap<>();

    /**
     * @param changed called after every change; must not block
     * @throws KubernetesException if the workloads cannot be watched
     */
    NamespaceWatch(SharedWatches watches, String namespace, Set<ObjectKey> workloads, Runnable changed) {
        this.watches = watches;
        this.namespace = namespace;
        this.changed = changed;
        try {
            Map<ResourceKind, Set<String>> names = new HashMap<>();
            workloads.forEach(key -> names.computeIfAbsent(ResourceKind.of(key), kind -> new HashSet<>())
                    .add(key.name()));
            names.forEach((kind, wanted) ->
                    subscribe(WatchedType.workload(kind).orElseThrow()).refresh(wanted));
            for (WatchedType<?> type :
                    List.of(WatchedType.POD, WatchedType.REPLICA_SET, WatchedType.CLAIM, WatchedType.WARNING)) {
                subscribeIfPermitted(type);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Nullable
    HasMetadata workload(ObjectKey key) {
        Subscription<? extends HasMetadata> subscription = subscriptions.get(ResourceKind.of(key));
        return subscription == null ? null : subscription.object(key.name());
    }

    NamespaceSnapshot snapshot() {
        return new NamespaceSnapshot(
                objects(WatchedType.POD),
                objects(WatchedType.REPLICA_SET),
                objects(WatchedType.CLAIM),
                objects(WatchedType.WARNING));
    }

    @Override
    public void close() {
        subscriptions.values().forEach(Subscription::close);
        subscriptions.clear();
    }

    private <T extends HasMetadata> Subscription<T> subscribe(WatchedType<T> type) {
        Subscription<T> subscription = watches.subscribe(type, namespace, changed);
        subscriptions.put(type.kind(), subscription);
        return subscription;
    }

    private void subscribeIfPermitted(WatchedType<?> type) {
        if (subscriptions.containsKey(type.kind())) {
            return;
        }
        try {
            subscribe(type);
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw e;
            }
            LOG.info(
                    "no permission to watch {} in namespace {}; the reasons that they would show are not reported",
                    type.plural(),
                    namespace);
        }
    }

    private <T extends HasMetadata> List<T> objects(WatchedType<T> type) {
        return Optional.ofNullable(subscriptions.get(type.kind())).stream()
                .flatMap(subscription -> subscription.objects().stream())
                .map(type.model()::cast)
                .toList();
    }
}
