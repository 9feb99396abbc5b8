package org.fedai.kubefate.server.kubernetes.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets explicit defaults in unions, fields of which only one member may be set, such as the source of a volume.
 * Otherwise Kubernetes sets the defaults, no field manager owns them, and they remain when server-side apply replaces
 * one member of the union with another, which leaves an invalid object with two members. The object means the same to
 * Kubernetes.
 */
final class UnionDefaults {
    private static final int FILE_MODE = 0644;

    private UnionDefaults() {}

    /** @param object changed in place; its maps and lists must be mutable */
    static void complete(Map<String, @Nullable Object> object) {
        PodSpecs.in(object).forEach(UnionDefaults::completePod);
        Map<String, @Nullable Object> spec = PodSpecs.map(object, "spec");
        if (spec == null || !"apps/v1".equals(object.get("apiVersion"))) {
            return; // Older API groups have other defaults.
        }
        if ("Deployment".equals(object.get("kind"))) {
            completeStrategy(spec, "strategy", Map.of("maxSurge", "25%", "maxUnavailable", "25%"));
        } else if ("StatefulSet".equals(object.get("kind"))) {
            completeStrategy(spec, "updateStrategy", Map.of("partition", 0));
        }
    }

    private static void completeStrategy(
            Map<String, @Nullable Object> spec, String field, Map<String, Object> defaults) {
        Map<String, @Nullable Object> strategy = child(spec, field);
        strategy.putIfAbsent("type", "RollingUpdate");
        if ("RollingUpdate".equals(strategy.get("type"))) {
            Map<String, @Nullable Object> rollingUpdate = child(strategy, "rollingUpdate");
            defaults.forEach(rollingUpdate::putIfAbsent);
        }
    }

    private static Map<String, @Nullable Object> child(Map<String, @Nullable Object> map, String field) {
        Map<String, @Nullable Object> child = PodSpecs.map(map, field);
        if (child == null) {
            child = new LinkedHashMap<>();
            map.put(field, child);
        }
        return child;
    }

    private static void completePod(Map<String, @Nullable Object> podSpec) {
        PodSpecs.maps(podSpec, "volumes").forEach((Map<String, @Nullable Object> volume) -> {
            Stream.of("configMap", "secret", "projected", "downwardAPI")
                    .forEach(source -> complete(volume, source, "defaultMode", FILE_MODE));
            complete(volume, "hostPath", "type", "");
        });
        PodSpecs.containers(podSpec).forEach(UnionDefaults::completeContainer);
    }

    private static void completeContainer(Map<String, @Nullable Object> container) {
        PodSpecs.maps(container, "env")
                .map((Map<String, @Nullable Object> env) -> PodSpecs.map(env, "valueFrom"))
                .forEach((@Nullable Map<String, @Nullable Object> source) -> {
                    complete(source, "fieldRef", "apiVersion", "v1");
                    complete(source, "resourceFieldRef", "divisor", "0");
                });
        Stream.of("livenessProbe", "readinessProbe", "startupProbe")
                .forEach(probe -> completeHandler(PodSpecs.map(container, probe)));
        Map<String, @Nullable Object> lifecycle = PodSpecs.map(container, "lifecycle");
        if (lifecycle != null) {
            Stream.of("postStart", "preStop").forEach(event -> completeHandler(PodSpecs.map(lifecycle, event)));
        }
    }

    private static void completeHandler(@Nullable Map<String, @Nullable Object> handler) {
        complete(handler, "httpGet", "path", "/");
        complete(handler, "httpGet", "scheme", "HTTP");
    }

    private static void complete(
            @Nullable Map<String, @Nullable Object> owner, String alternative, String field, Object value) {
        Map<String, @Nullable Object> member = owner == null ? null : PodSpecs.map(owner, alternative);
        if (member != null) {
            member.putIfAbsent(field, value);
        }
    }
}
