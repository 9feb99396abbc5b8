package org.fedai.kubefate.server.kubernetes.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Watches that all subscribers share: one per kind over all namespaces, or where the permissions do not allow that, one
 * per kind and namespace. Only the objects of namespaces with subscribers are kept. A watch is closed with its last
 * subscription.
 */
public final class SharedWatches {
    private static final Logger LOG = LoggerFactory.getLogger(SharedWatches.class);

    /** In place of the name of a namespace. */
    private static final String ALL = "";

    private final KubeApi api;
    private final Map<Key, Shared<?>> open = new HashMap<>();
    /** What may be watched in single namespaces only. */
    private final Set<WatchedType<?>> narrow = ConcurrentHashMap.newKeySet();

    private volatile Set<String> kept = Set.of();

    public SharedWatches(KubeApi api) {
        this.api = api;
    }

    private record Key(WatchedType<?> type, String namespace) {}

    /**
     * Names the namespaces whose objects are kept while anything is watched over all namespaces, so that a subscription
     * to one of them needs no request. Replaces those of the last call.
     */
    public void keep(Set<String> namespaces) {
        synchronized (open) {
            kept = Set.copyOf(namespaces);
            open.values().forEach(shared -> shared.forgetUnwanted(kept));
        }
    }

    /**
     * Subscribes to a watch. Blocks until the objects have been listed.
     *
     * @param namespace empty for kinds without namespaces
     * @param changed called on the thread of the watch after every change in the namespace; must not block
     * @throws KubernetesException if the objects cannot be listed
     */
    public <T extends HasMetadata> Subscription<T> subscribe(WatchedType<T> type, String namespace, Runnable changed) {
        if (!narrow.contains(type)) {
            try {
                return subscribe(new Key(type, ALL), type, namespace, changed);
            } catch (KubernetesException e) {
                if (e.kind() != KubernetesException.Kind.FORBIDDEN || !type.namespaced()) {
                    throw e;
                }
                if (narrow.add(type)) {
                    LOG.info("no permission to watch {}; watching single namespaces instead", type.in(ALL));
                }
            }
        }
        return subscribe(new Key(type, namespace), type, namespace, changed);
    }

    private <T extends HasMetadata> Subscription<T> subscribe(
            Key key, WatchedType<T> type, String namespace, Runnable changed) {
        Shared<T> shared = acquire(key, type, namespace);
        try {
            boolean fresh = shared.start(namespace, kept);
            Space<T> space = shared.space(namespace);
            space.listeners.add(changed);
            return new Subscription<>(shared, space, fresh, () -> {
                space.listeners.remove(changed);
                release(key, namespace);
            });
        } catch (RuntimeException e) {
            release(key, namespace);
            throw e;
        }
    }

    /** The number of open watches. */
    public int size() {
        synchronized (open) {
            return open.size();
        }
    }

    @SuppressWarnings("unchecked") // The key contains the type of its watch.
    private <T extends HasMetadata> Shared<T> acquire(Key key, WatchedType<T> type, String namespace) {
        synchronized (open) {
            Shared<T> shared =
                    (Shared<T>) open.computeIfAbsent(key, unused -> new Shared<>(api, type, key.namespace()));
            shared.subscribers.merge(namespace, 1, Integer::sum);
            return shared;
        }
    }

    private void release(Key key, String namespace) {
        Shared<?> left = null;
        synchronized (open) {
            Shared<?> shared = open.get(key);
            if (shared != null) {
                shared.subscribers.computeIfPresent(namespace, (name, count) -> count == 1 ? null : count - 1);
                shared.forgetUnwanted(kept);
                if (shared.subscribers.isEmpty()) {
                    left = open.remove(key);
                }
            }
        }
        if (left != null) {
            left.stop();
        }
    }

    /** A subscription to a shared watch. */
    public static final class Subscription<T extends HasMetadata> implements AutoCloseable {
        private final Shared<T> shared;
        private final Space<T> space;
        private final boolean fresh;
        private final Runnable release;

        private Subscription(Shared<T> shared, Space<T> space, boolean fresh, Runnable release) {
            this.shared = shared;
            this.space = space;
            this.fresh = fresh;
            this.release = release;
        }

        public List<T> objects() {
            return space.objects.values().stream().map(Held::model).toList();
        }

        @Nullable
        public T object(String name) {
            Held<T> held = space.objects.get(name);
            return held == null ? null : held.model();
        }

        /** The whole object without its status, if it exists and the type keeps contents. Costs some time for each call. */
        @Nullable
        public JsonNode content(String name) {
            Held<T> held = space.objects.get(name);
            return held == null || held.content() == null
                    ? null
                    : shared.api.tree(held.content().text());
        }

        /** The resource version of an object; 0 if it does not exist. */
        public long version(String name) {
            Held<T> held = space.objects.get(name);
            return held == null ? 0 : held.version();
        }

        /** Whether nothing has interrupted the watch. */
        public boolean isCurrent() {
            return shared.isCurrent();
        }

        /**
         * Reads the given objects again if the watch was already running, so that they are at least as recent as this
         * call.
         */
        public void refresh(Set<String> names) {
            if (!fresh) {
                shared.refresh(space, names);
            }
        }

        @Override
        public void close() {
            release.run();
        }
    }

    /** @param content packed; null if the type does not keep it */
    private record Held<T extends HasMetadata>(
            T model, long version, @Nullable Packed content) {}

    /** What is known of one namespace. */
    private static final class Space<T extends HasMetadata> {
        private final String namespace;
        private final Map<String, Held<T>> objects = new ConcurrentHashMap<>();
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

        Space(String namespace) {
            this.namespace = namespace;
        }

        /** Keeps the newer version: an object that was read directly may be ahead of the watch. */
        void offer(Held<T> held) {
            objects.merge(
                    held.model().getMetadata().getName(),
                    held,
                    (old, now) -> now.version() >= old.version() ? now : old);
        }

        void notifyListeners() {
            listeners.forEach(Runnable::run);
        }
    }

    private static final class Shared<T extends HasMetadata> implements Reflector.Listener {
        private final KubeApi api;
        private final WatchedType<T> type;
        /** Empty if it watches all namespaces. */
        private final String scope;

        private final Map<String, Space<T>> spaces = new ConcurrentHashMap<>();
        /** How many there are for each namespace; guarded by {@link SharedWatches#open}. */
        private final Map<String, Integer> subscribers = new HashMap<>();

        private @Nullable Reflector reflector;

        Shared(KubeApi api, WatchedType<T> type, String scope) {
            this.api = api;
            this.type = type;
            this.scope = scope;
        }

        /** @return whether this call has read the objects of the namespace */
        synchronized boolean start(String namespace, Set<String> kept) {
            boolean known = spaces.containsKey(namespace);
            spaces.computeIfAbsent(namespace, Space::new);
            if (reflector == null) {
                if (isWide()) {
                    kept.forEach(name -> spaces.computeIfAbsent(name, Space::new));
                }
                reflector = open();
                return true;
            }
            if (!known) {
                try {
                    fill(space(namespace));
                } catch (RuntimeException e) {
                    spaces.remove(namespace);
                    throw e;
                }
            }
            return !known;
        }

        Space<T> space(String namespace) {
            return Objects.requireNonNull(spaces.get(namespace));
        }

        synchronized boolean isCurrent() {
            return reflector != null && reflector.isCurrent();
        }

        synchronized void stop() {
            if (reflector != null) {
                reflector.close();
            }
        }

        void forgetUnwanted(Set<String> kept) {
            spaces.keySet().removeIf(name -> !subscribers.containsKey(name) && !kept.contains(name));
        }

        private boolean isWide() {
            return scope.isEmpty() && type.namespaced();
        }

        private boolean isMetadata() {
            return type.detail() == WatchedType.Detail.METADATA;
        }

        private boolean isOnlyForClusters() {
            return isMetadata() || type.detail() == WatchedType.Detail.CONTENT;
        }

        private Reflector open() {
            String what = type.in(scope);
            // Objects of single namespaces that the service may list but not watch are listed again and again while a
            // job waits for them.
            return isWide() || isOnlyForClusters()
                    ? Reflector.openWatchable(api, what, type.path(scope), type.selector(), isMetadata(), this)
                    : Reflector.open(api, what, type.path(scope), type.selector(), this);
        }

        /** Reads what a running watch over all namespaces has not kept so far. */
        private void fill(Space<T> space) {
            String attempt = "list " + type.in(space.namespace);
            String path = type.path(space.namespace) + (type.selector().isEmpty() ? "" : "?" + type.selector());
            KubeApi.Response answer = isMetadata() ? api.getMetadata(attempt, path) : api.get(attempt, path);
            if (!answer.isSuccess()) {
                throw KubernetesErrors.of(attempt, answer.status(), answer.body());
            }
            answer.body().path("items").forEach(item -> space.offer(held(item)));
        }

        @Override
        public void all(List<JsonNode> found) {
            Map<Space<T>, Set<String>> present = new HashMap<>();
            for (JsonNode object : found) {
                Space<T> space = spaces.get(namespaceOf(object));
                if (space != null) {
                    space.offer(held(object));
                    present.computeIfAbsent(space, unused -> new HashSet<>()).add(name(object));
                }
            }
            for (Space<T> space : spaces.values()) {
                space.objects.keySet().retainAll(present.getOrDefault(space, Set.of()));
                space.notifyListeners();
            }
        }

        @Override
        public void changed(JsonNode object) {
            Space<T> space = spaces.get(namespaceOf(object));
            if (space != null) {
                space.offer(held(object));
                space.notifyListeners();
            }
        }

        @Override
        public void deleted(JsonNode object) {
            Space<T> space = spaces.get(namespaceOf(object));
            if (space != null) {
                // The objects of a namespace may have been read after this one was deleted and another one was created.
                space.objects.computeIfPresent(
                        name(object), (name, held) -> held.version() > version(object) ? held : null);
                space.notifyListeners();
            }
        }

        void refresh(Space<T> space, Set<String> names) {
            List<JsonNode> read = new ArrayList<>();
            for (String name : names) {
                String attempt = "read " + type.kind().kind() + " " + space.namespace + "/" + name;
                KubeApi.Response answer = api.get(attempt, type.path(space.namespace) + "/" + name);
                if (answer.isSuccess()) {
                    read.add(answer.body());
                } else if (answer.status() != 404) {
                    throw KubernetesErrors.of(attempt, answer.status(), answer.body());
                }
            }
            read.stream().map(this::held).forEach(space::offer);
        }

        private Held<T> held(JsonNode read) {
            // Items of a list omit apiVersion and kind.
            ObjectNode object = ((ObjectNode) read)
                    .put("apiVersion", type.kind().apiVersion())
                    .put("kind", type.kind().kind());
            T model = api.convert(isOnlyForClusters() ? metadataOf(object) : object, type.model());
            model.getMetadata().setManagedFields(List.of());
            boolean keeps = type.detail() == WatchedType.Detail.CONTENT
                    || type.detail() == WatchedType.Detail.MODEL_AND_CONTENT
                    || object.path("metadata").path("labels").has(WatchedType.RELEASE_LABEL);
            Packed content = null;
            if (keeps) {
                object.remove("status");
                content = Packed.of(object.toString());
            }
            return new Held<>(model, version(object), content);
        }

        private ObjectNode metadataOf(ObjectNode object) {
            ObjectNode copy = object.objectNode();
            copy.set("apiVersion", object.path("apiVersion"));
            copy.set("kind", object.path("kind"));
            ObjectNode metadata = copy.putObject("metadata");
            for (String field : isMetadata()
                    ? List.of("name", "namespace", "labels", "annotations")
                    : List.of("name", "namespace")) {
                if (object.path("metadata").has(field)) {
                    metadata.set(field, object.path("metadata").path(field));
                }
            }
            return copy;
        }

        private static String namespaceOf(JsonNode object) {
            return object.path("metadata").path("namespace").asString("");
        }

        private static String name(JsonNode object) {
            return object.path("metadata").path("name").asString("");
        }

        /** Resource versions of one kind are increasing numbers; documented since Kubernetes 1.35, and true before. */
        private static long version(JsonNode object) {
            String version = object.path("metadata").path("resourceVersion").asString("0");
            try {
                return Long.parseLong(version);
            } catch (NumberFormatException e) {
                return Long.MAX_VALUE;
            }
        }
    }
}
