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

/** Waits until objects have been deleted, with one watch per kind and namespace. */
final class DeletionWait {
    private final KubeApi api;
    private final ResourceTypes types;

    DeletionWait(KubeApi api, ResourceTypes types) {
        this.api = api;
        this.types = types;
    }

    private record Scope(ResourceKind kind, @Nullable String namespace) {}

    Set<ObjectKey> await(Collection<ObjectKey> keys, Duration limit) throws InterruptedException {
        Map<Scope, Set<ObjectKey>> scopes = keys.stream()
                .collect(Collectors.groupingBy(
                        key -> new Scope(ResourceKind.of(key), key.namespace()), Collectors.toSet()));
        List<Wait> waits = new ArrayList<>();
        try {
            scopes.forEach((scope, expected) -> open(scope, expected).ifPresent(waits::add));
            long deadline = System.nanoTime() + limit.toNanos();
            Set<ObjectKey> remaining = new LinkedHashSet<>();
            for (Wait wait : waits) {
                remaining.addAll(wait.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
            }
            return remaining;
        } finally {
            waits.forEach(Wait::close);
        }
    }

    private Optional<Wait> open(Scope scope, Set<ObjectKey> expected) {
        Optional<ApiResource> type = types.find(scope.kind());
        return type.map(found -> new Wait(api, found, scope, expected));
    }

    /** Waits for the objects of one kind in one namespace. */
    private static final class Wait implements Reflector.Listener, AutoCloseable {
        private final Map<String, ObjectKey> byName = new HashMap<>();
        /** The UIDs of the objects to be deleted, by name; a new object with the same name does not count. */
        private final Map<String, String> present = new HashMap<>();

        private final CountDownLatch allDeleted = new CountDownLatch(1);
        private final Reflector reflector;
        private boolean started;

        Wait(KubeApi api, ApiResource type, Scope scope, Set<ObjectKey> expected) {
            expected.forEach(key -> byName.put(key.name(), key));
            String selector = expected.size() == 1
                    ? "fieldSelector=metadata.name%3D"
                            + byName.keySet().iterator().next()
                    : "";
            String what = "the deletion of " + scope.kind().kind()
                    + (scope.namespace() == null ? "" : " in namespace " + scope.namespace());
            this.reflector = Reflector.open(api, what, type.path(scope.namespace()), selector, this);
        }

        Set<ObjectKey> await(Duration limit) throws InterruptedException {
            if (allDeleted.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return Set.of();
            }
            synchronized (this) {
                return present.keySet().stream()
                        .map(byName::get)
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
                now.keySet().retainAll(byName.keySet());
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
        public synchronized void deleted(JsonNode object) {
            present.remove(meta(object, "name"), meta(object, "uid"));
            check();
        }

        @Override
        public void close() {
            reflector.close();
        }

        private void check() {
            if (present.isEmpty()) {
                allDeleted.countDown();
            }
        }

        private static String meta(JsonNode object, String field) {
            return object.path("metadata").path(field).asString("");
        }
    }
}
