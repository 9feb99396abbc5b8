package org.fedai.kubefate.server.kubernetes.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes.ApiResource;
import org.fedai.kubefate.server.kubernetes.watch.Reflector;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Waits for objects to be gone: one watch for each kind and namespace among them. */
final class Disappearance {
    private final KubeApi api;
    private final ResourceTypes types;

    Disappearance(KubeApi api, ResourceTypes types) {
        this.api = api;
        this.types = types;
    }

    private record Place(ResourceKind kind, @Nullable String namespace) {}

    Set<ObjectKey> await(Collection<ObjectKey> keys, Duration limit) throws InterruptedException {
        Map<Place, Set<ObjectKey>> places = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> new Place(ResourceKind.of(key), key.namespace()), Collectors.toSet()));
        List<Vigil> vigils = new ArrayList<>();
        try {
            places.forEach((place, expected) -> open(place, expected).ifPresent(vigils::add));
            long deadline = System.nanoTime() + limit.toNanos();
            Set<ObjectKey> left = new LinkedHashSet<>();
            for (Vigil vigil : vigils) {
                left.addAll(vigil.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
            }
            return left;
        } finally {
            vigils.forEach(Vigil::close);
        }
    }

    private Optional<Vigil> open(Place place, Set<ObjectKey> expected) {
        Optional<ApiResource> type = types.find(place.kind());
        return type.map(found -> new Vigil(api, found, place, expected));
    }

    /** The wait for the objects of one kind in one namespace. */
    private static final class Vigil implements Reflector.Audience, AutoCloseable {
        private final Map<String, ObjectKey> awaited = new HashMap<>();
        /** By name, the identity of what has to go; another object of that name does not count. */
        private final Map<String, String> present = new HashMap<>();

        private final CountDownLatch gone = new CountDownLatch(1);
        private final Reflector reflector;
        private boolean started;

        Vigil(KubeApi api, ApiResource type, Place place, Set<ObjectKey> expected) {
            expected.forEach(key -> awaited.put(key.name(), key));
            String selector = expected.size() == 1
                    ? "fieldSelector=metadata.name%3D"
                            + awaited.keySet().iterator().next()
                    : "";
            String what = "the deletion of " + place.kind().kind()
                    + (place.namespace() == null ? "" : " in namespace " + place.namespace());
            this.reflector = Reflector.open(api, what, type.path(place.namespace()), selector, this);
        }

        Set<ObjectKey> await(Duration limit) throws InterruptedException {
            if (gone.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Set.of();
            }
            synchronized (this) {
                return present.keySet().stream()
                        .map(awaited::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
            }
        }

        @Override
        public synchronized void all(List<JsonNode> objects) {
            Map<String, String> now = objects.stream()
                    .collect(Collectors.toMap(object -> meta(object, "name"), object -> meta(object, "uid")));
            if (!started) {
                started = true;
                now.keySet().retainAll(awaited.keySet());
                present.putAll(now);
            } else {
                present.entrySet().removeIf(entry -> !entry.getValue().equals(now.get(entry.getKey())));
            }
            check();
        }

        @Override
        public synchronized void changed(JsonNode object) {
            present.computeIfPresent(meta(object, "name"), (name, uid) -> uid.equals(meta(object, "uid")) ? uid : null);
            check();
        }

        @Override
        public synchronized void gone(JsonNode object) {
            present.remove(meta(object, "name"), meta(object, "uid"));
            check();
        }

        @Override
        public void close() {
            reflector.close();
        }

        private void check() {
            if (present.isEmpty()) {
                gone.countDown();
            }
        }

        private static String meta(JsonNode object, String field) {
            return object.path("metadata").path(field).asString("");
        }
    }
}
