package org.fedai.kubefate.server.kubernetes.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One watch per kind and namespace, shared by all subscribers; it is closed with its last subscription. */
public final class SharedWatches {
    private final KubeApi api;
    private final Map<Key, Shared<?>> open = new HashMap<>();

    public SharedWatches(KubeApi api) {
        this.api = api;
    }

    private record Key(WatchedType<?> type, String namespace) {}

    /**
     * Subscribes to a watch. Blocks until the objects have been listed.
     *
     * @param changed called on the thread of the watch after every change; must not block
     * @throws KubernetesException if the objects cannot be listed
     */
    public <T extends HasMetadata> Subscription<T> subscribe(WatchedType<T> type, String namespace, Runnable changed) {
        Key key = new Key(type, namespace);
        Shared<T> shared = acquire(key, type);
        try {
            boolean fresh = shared.start();
            shared.listeners.add(changed);
            return new Subscription<>(shared, fresh, () -> {
                shared.listeners.remove(changed);
                release(key);
            });
        } catch (RuntimeException e) {
            release(key);
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
    private <T extends HasMetadata> Shared<T> acquire(Key key, WatchedType<T> type) {
        synchronized (open) {
            Shared<T> shared =
                    (Shared<T>) open.computeIfAbsent(key, unused -> new Shared<>(api, type, key.namespace()));
            shared.subscribers++;
            return shared;
        }
    }

    private void release(Key key) {
        Shared<?> left = null;
        synchronized (open) {
            Shared<?> shared = open.get(key);
            if (shared != null && --shared.subscribers == 0) {
                left = open.remove(key);
            }
        }
        if (left != null) {
            left.stop();
        }
    }

    /** A subscription to a shared watch. */
    public static final class Subscription<T extends HasMetadata> implements AutoCloseable {
        private final Shared<T> shared;
        private final boolean fresh;
        private final Runnable release;

        private Subscription(Shared<T> shared, boolean fresh, Runnable release) {
            this.shared = shared;
            this.fresh = fresh;
            this.release = release;
        }

        public List<T> objects() {
            return List.copyOf(shared.objects.values());
        }

        @Nullable
        public T object(String name) {
            return shared.objects.get(name);
        }

        /**
         * Reads the given objects again if the watch was already running, so that they are at least as recent as this
         * call.
         */
        public void refresh(Set<String> names) {
            if (!fresh) {
                shared.refresh(names);
            }
        }

        @Override
        public void close() {
            release.run();
        }
    }

    private static final class Shared<T extends HasMetadata> implements Reflector.Listener {
        private final KubeApi api;
        private final WatchedType<T> type;
        private final String namespace;
        private final Map<String, T> objects = new ConcurrentHashMap<>();
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private int subscribers;
        private @Nullable Reflector reflector;

        Shared(KubeApi api, WatchedType<T> type, String namespace) {
            this.api = api;
            this.type = type;
            this.namespace = namespace;
        }

        /** @return whether this call started the watch */
        synchronized boolean start() {
            if (reflector != null) {
                return false;
            }
            String what = type.plural() + " of namespace " + namespace;
            reflector = Reflector.open(api, what, type.path(namespace), type.selector(), this);
            return true;
        }

        synchronized void stop() {
            if (reflector != null) {
                reflector.close();
            }
        }

        @Override
        public void all(List<JsonNode> found) {
            Map<String, T> now = found.stream()
                    .map(this::model)
                    .collect(Collectors.toMap(object -> object.getMetadata().getName(), object -> object));
            objects.keySet().retainAll(now.keySet());
            objects.putAll(now);
            listeners.forEach(Runnable::run);
        }

        @Override
        public void changed(JsonNode object) {
            offer(model(object));
            listeners.forEach(Runnable::run);
        }

        @Override
        public void deleted(JsonNode object) {
            objects.remove(object.path("metadata").path("name").asString(""));
            listeners.forEach(Runnable::run);
        }

        void refresh(Set<String> names) {
            List<JsonNode> read = new ArrayList<>();
            for (String name : names) {
                String attempt = "read " + type.kind().kind() + " " + namespace + "/" + name;
                KubeApi.Response answer = api.get(attempt, type.path(namespace) + "/" + name);
                if (answer.isSuccess()) {
                    read.add(answer.body());
                } else if (answer.status() != 404) {
                    throw KubernetesErrors.of(attempt, answer.status(), answer.body());
                }
            }
            read.stream().map(this::model).forEach(this::offer);
        }

        /** Keeps the newer version: an object that was read directly may be ahead of the watch. */
        private void offer(T object) {
            objects.merge(
                    object.getMetadata().getName(), object, (old, now) -> version(now) >= version(old) ? now : old);
        }

        private T model(JsonNode object) {
            T model = api.convert(object, type.model());
            model.getMetadata().setManagedFields(List.of());
            return model;
        }

        /** Resource versions of one kind are increasing numbers; documented since Kubernetes 1.35, and true before. */
        private static long version(HasMetadata object) {
            String version = object.getMetadata().getResourceVersion();
            try {
                return version == null ? 0 : Long.parseLong(version);
            } catch (NumberFormatException e) {
                return Long.MAX_VALUE;
            }
        }
    }
}
