package org.fedai.kubefate.server.kubernetes.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepares keyed lists for server-side apply, which is stricter than the create operation that Helm uses: it rejects
 * Service ports without a protocol (before Kubernetes 1.21) and duplicate environment variables or ports. The object
 * means the same to Kubernetes.
 */
final class KeyedLists {
    private static final String PROTOCOL = "protocol";

    private KeyedLists() {}

    /** @param object changed in place; its maps and lists must be mutable */
    static void complete(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> spec = PodSpecs.map(object, "spec");
        if (spec != null && "Service".equals(object.get("kind"))) {
            PodSpecs.maps(spec, "ports").forEach(KeyedLists::defaultProtocol);
        }
        PodSpecs.in(object).stream().flatMap(PodSpecs::containers).forEach(KeyedLists::container);
    }

    private static void container(Map<String, @Nullable Object> container) {
        if (container.get("env") instanceof List<?> env) {
            container.put("env", lastOfEach(env));
        }
        PodSpecs.maps(container, "ports").forEach(KeyedLists::defaultProtocol);
        if (container.get("ports") instanceof List<?> ports) {
            container.put("ports", firstOfEach(ports));
        }
    }

    /** Of environment variables with the same name, the last one takes effect. */
    private static List<@Nullable Object> lastOfEach(List<?> env) {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        for (Object variable : env) {
            Object key = variable instanceof Map<?, ?> map && map.get("name") != null ? map.get("name") : new Object();
            kept.remove(key);
            kept.put(key, variable);
        }
        return new ArrayList<>(kept.values());
    }

    private static List<@Nullable Object> firstOfEach(List<?> ports) {
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>();
        for (Object port : ports) {
            Object key = port instanceof Map<?, ?> map && map.get("containerPort") != null
                    ? List.of(map.get("containerPort"), String.valueOf(map.get(PROTOCOL)))
                    : new Object();
            kept.putIfAbsent(key, port);
        }
        return new ArrayList<>(kept.values());
    }

    private static void defaultProtocol(Map<String, @Nullable Object> port) {
        port.putIfAbsent(PROTOCOL, "TCP");
    }
}
