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
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One watch for each kind and namespace, however many look through it; it ends when the last of them leaves. */
public final class SharedWatches {
    private final KubeApi api;
    private final Map<Place, Shared<?>> open = new HashMap<>();

    public SharedWatches(KubeApi api) {
        this.api = api;
    }

    private record Place(WatchedType<?> type, String namespace) {}

    /**
     * Begins to look. Blocks until the objects are known.
     *
     * @param changed called after every change, briefly, on the thread of the watch
     * @throws KubernetesException when Kubernetes refuses
     */
    public <T extends HasMetadata> Look<T> look(WatchedType<T> type, String namespace, Runnable changed) {
        Place place = new Place(type, namespace);
        Shared<T> shared = enter(place, type);
        try {
            boolean fresh = shared.start();
            shared.listeners.add(changed);
            return new Look<>(shared, fresh, () -> {
                shared.listeners.remove(changed);
                leave(place);
            });
        } catch (RuntimeException e) {
            leave(place);
            throw e;
        }
    }

    /** How many watches are open at the moment. */
    public int size() {
        synchronized (open) {
            return open.size();
        }
    }

    @SuppressWarnings("unchecked") // A place names the type of what is kept for it.
    private <T extends HasMetadata> Shared<T> enter(Place place, WatchedType<T> type) {
        synchronized (open) {
            Shared<T> shared =
                    (Shared<T>) open.computeIfAbsent(place, unused -> new Shared<>(api, type, place.namespace()));
            shared.lookers++;
            return shared;
        }
    }

    private void leave(Place place) {
        Shared<?> left = null;
        synchronized (open) {
            Shared<?> shared = open.get(place);
            if (shared != null && --shared.lookers == 0) {
                left = open.remove(place);
            }
        }
        if (left != null) {
            left.stop();
        }
    }

    /** A share in a watch. */
    public static final class Look<T extends HasMetadata> implements AutoCloseable {
        private final Shared<T> shared;
        private final boolean fresh;
        private final Runnable leave;

        private Look(Shared<T> shared, boolean fresh, Runnable leave) {
            this.shared = shared;
            this.fresh = fresh;
            this.leave = leave;
        }

        public List<T> objects() {
            return List.copyOf(shared.objects.values());
        }

        @Nullable
        public T object(String name) {
            return shared.objects.get(name);
        }

        /** Makes sure that the given objects are at least as new as now, where the watch had been running before. */
        public void refresh(Set<String> names) {
            if (!fresh) {
                shared.refresh(names);
            }
        }

        @Override
        public void close() {
            leave.run();
        }
    }

    private static final class Shared<T extends HasMetadata> implements Reflector.Audience {
        private final KubeApi api;
        private final WatchedType<T> type;
        private final String namespace;
        private final Map<String, T> objects = new ConcurrentHashMap<>();
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private int lookers;
        private @Nullable Reflector reflector;

        Shared(KubeApi api, WatchedType<T> type, String namespace) {
            this.api = api;
            this.type = type;
            this.namespace = namespace;
        }

        /** @return whether it is the one who started it */
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
        public void gone(JsonNode object) {
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
                    throw Refusal.of(attempt, answer.status(), answer.body());
                }
            }
            read.stream().map(this::model).forEach(this::offer);
        }

        /** Keeps the newer one: what was read directly may be ahead of the watch. */
        private void offer(T object) {
            objects.merge(
                    object.getMetadata().getName(), object, (old, now) -> version(now) >= version(old) ? now : old);
        }

        private T model(JsonNode object) {
            T model = api.convert(object, type.model());
            model.getMetadata().setManagedFields(List.of());
            return model;
        }

        /** Versions of one kind are numbers that grow; Kubernetes promises so since 1.35, and never did otherwise. */
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
