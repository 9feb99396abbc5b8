package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches.Subscription;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Watches everything that tells how a cluster is: its workloads, what explains their state, and the objects of its
 * release, as far as permissions allow. Must be closed.
 */
public final class ClusterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);

    private static final List<WatchedType<?>> ALWAYS = List.of(
            WatchedType.DEPLOYMENT,
            WatchedType.STATEFUL_SET,
            WatchedType.POD,
            WatchedType.SERVICE,
            WatchedType.INGRESS,
            WatchedType.REPLICA_SET,
            WatchedType.CLAIM,
            WatchedType.WARNING);

    private final SharedWatches watches;
    private final ResourceTypes types;
    private final String namespace;
    private final Runnable changed;
    private final Map<Place, Subscription<? extends HasMetadata>> subscriptions = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Set<Place> unwatched = new HashSet<>();
    private final List<Subscription<GenericKubernetesResource>> helm = new ArrayList<>();

    /** @param namespace empty for kinds without namespaces */
    private record Place(ResourceKind kind, String namespace) {
        static Place of(ObjectKey key) {
            return new Place(ResourceKind.of(key), key.namespace() == null ? "" : key.namespace());
        }
    }

    private ClusterWatch(SharedWatches watches, ResourceTypes types, String namespace, Runnable changed) {
        this.watches = watches;
        this.types = types;
        this.namespace = namespace;
        this.changed = changed;
    }

    /**
     * Opens the watch.
     *
     * @param objects the objects of its release
     * @param helm whether to watch release records of Helm, too
     * @param changed called after every change; must not block
     * @throws KubernetesException if Kubernetes is unavailable
     */
    static ClusterWatch open(
            SharedWatches watches,
            ResourceTypes types,
            String namespace,
            Set<ObjectKey> objects,
            boolean helm,
            Runnable changed) {
        ClusterWatch watch = new ClusterWatch(watches, types, namespace, changed);
        try {
            ALWAYS.forEach(type -> watch.subscribe(type, new Place(type.kind(), namespace)));
            objects.stream().map(Place::of).distinct().forEach(watch::subscribe);
            if (helm) {
                watch.subscribeToHelm();
            }
            return watch;
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /** Whether the existence and the content of an object are watched. */
    public boolean isWatched(ObjectKey key) {
        return !unwatched.contains(Place.of(key));
    }

    /** Whether nothing has interrupted the watch: what it says is how things are. */
    public boolean isCurrent() {
        return Stream.concat(subscriptions.values().stream(), helm.stream()).allMatch(Subscription::isCurrent);
    }

    /** The resource version of an object; 0 if it does not exist or is not watched. */
    public long version(ObjectKey key) {
        Subscription<?> subscription = subscriptions.get(Place.of(key));
        return subscription == null ? 0 : subscription.version(key.name());
    }

    /** The whole object without its status. Empty if it does not exist or is not watched. */
    public Optional<JsonNode> content(ObjectKey key) {
        Subscription<?> subscription = subscriptions.get(Place.of(key));
        return subscription == null ? Optional.empty() : Optional.ofNullable(subscription.content(key.name()));
    }

    /** The status of a workload, without its problems. Empty if it does not exist. */
    public Optional<WorkloadStatus> status(ObjectKey workload) {
        Subscription<?> subscription = subscriptions.get(Place.of(workload));
        HasMetadata live = subscription == null ? null : subscription.object(workload.name());
        return live == null
                ? Optional.empty()
                : Optional.of(Availability.of(live).status(workload, List.of()));
    }

    /** The metadata of the release records of Helm in the namespace; null if they are not watched. */
    public @Nullable List<ManifestObject> helmRecords() {
        return helm.isEmpty()
                ? null
                : helm.stream()
                        .flatMap(subscription -> subscription.objects().stream())
                        .map(ClusterWatch::metadata)
                        .toList();
    }

    private static ManifestObject metadata(GenericKubernetesResource record) {
        Map<String, @Nullable Object> metadata = new HashMap<>();
        metadata.put("name", record.getMetadata().getName());
        metadata.put("namespace", record.getMetadata().getNamespace());
        metadata.put("labels", record.getMetadata().getLabels());
        metadata.put("annotations", record.getMetadata().getAnnotations());
        Map<String, @Nullable Object> content = new HashMap<>();
        content.put("apiVersion", record.getApiVersion());
        content.put("kind", record.getKind());
        content.put("metadata", metadata);
        return new ManifestObject("", content);
    }

    /** One sentence for each kind that explains the state of the cluster and may not be read. */
    List<String> unreadable() {
        return unreadable;
    }

    <T extends HasMetadata> List<T> objects(WatchedType<T> type) {
        return Optional.ofNullable(subscriptions.get(new Place(type.kind(), namespace))).stream()
                .flatMap(subscription -> subscription.objects().stream())
                .map(type.model()::cast)
                .toList();
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
        helm.forEach(Subscription::close);
    }

    /** What Helm has done is of no use if only a part of its records is seen. */
    private void subscribeToHelm() {
        try {
            helm.add(watches.subscribe(WatchedType.HELM_SECRET, namespace, () -> {}));
            helm.add(watches.subscribe(WatchedType.HELM_CONFIG_MAP, namespace, () -> {}));
        } catch (KubernetesException e) {
            helm.forEach(Subscription::close);
            helm.clear();
            if (e.isTransient()) {
                throw e;
            }
            LOG.debug("release records of Helm are read and not watched: {}", e.getMessage());
        }
    }

    private void subscribe(Place place) {
        if (subscriptions.containsKey(place) || unwatched.contains(place)) {
            return;
        }
        // Of a kind that the API server does not serve, no objects exist.
        types.find(place.kind()).ifPresent(type -> subscribe(WatchedType.ofReleases(place.kind(), type), place));
    }

    private void subscribe(WatchedType<?> type, Place place) {
        try {
            subscriptions.put(place, watches.subscribe(type, place.namespace(), changed));
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.FORBIDDEN && e.kind() != KubernetesException.Kind.NOT_FOUND) {
                throw e;
            }
            unwatched.add(place);
            if (ALWAYS.contains(type)) {
                unreadable.add(type.plural() + " of namespace " + namespace
                        + " could not be listed: the service account of KubeFATE lacks the permission");
            }
            LOG.info("{}; what happens to such objects shows in the description of their cluster only", e.getMessage());
        }
    }
}
