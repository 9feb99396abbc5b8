package org.fedai.kubefate.server.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes lists fit for server-side apply, which tells their items apart by key and refuses what plain creation, and so Helm, lets pass: ports
 * of Services without a protocol (until Kubernetes 1.21), and variables or ports named twice. Means the same to Kubernetes afterwards.
 */
final class ListKeys {
    private static final String PROTOCOL = "protocol";

    private ListKeys() {}

    /** @param object changed in place; its maps and lists must be mutable */
    static void complete(Map<String, @Nullable Object> object) {
        boolean service = "Service".equals(object.get("kind"));
        if (service && object.get("spec") instanceof Map<?, ?> spec && spec.get("ports") instanceof List<?> ports) {
            ports.forEach(ListKeys::defaultProtocol);
        }
        containers(object);
    }

    /** Wherever there are containers: in pods, and in the templates of everything that makes pods. */
    private static void containers(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((field, value) -> {
                boolean containers = "containers".equals(field) || "initContainers".equals(field);
                if (containers && value instanceof List<?> list) {
                    list.forEach(ListKeys::container);
                } else {
                    containers(value);
                }
            });
        }
    }

    @SuppressWarnings("unchecked") // Content makes all maps anew, with texts as keys.
    private static void container(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> container = (Map<String, @Nullable Object>) map;
            if (container.get("env") instanceof List<?> env) {
                container.put("env", lastOfEach(env));
            }
            if (container.get("ports") instanceof List<?> ports) {
                ports.forEach(ListKeys::defaultProtocol);
                container.put("ports", firstOfEach(ports));
            }
        }
    }

    /** Of variables with the same name the last one counts, where it stands. */
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

    @SuppressWarnings("unchecked") // As above.
    private static void defaultProtocol(@Nullable Object port) {
        if (port instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).putIfAbsent(PROTOCOL, "TCP");
        }
    }
}
