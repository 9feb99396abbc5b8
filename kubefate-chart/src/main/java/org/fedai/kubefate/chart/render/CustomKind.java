package org.fedai.kubefate.chart.render;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind that a CustomResourceDefinition defines.
 *
 * @param group such as {@code example.com}
 * @param kind such as {@code Thing}
 * @param served its served versions: {@code v1}
 */
record CustomKind(String group, String kind, Set<String> served) {
    /** Reads a definition. If it is invalid, some kinds are missing, and Kubernetes will report the error. */
    static CustomKind of(Map<String, ? extends @Nullable Object> definition) {
        Map<?, ?> spec = map(definition.get("spec"));
        Set<String> served = new LinkedHashSet<>();
        if (spec.get("version") instanceof String only) { // As apiextensions.k8s.io/v1beta1 had it.
            served.add(only);
        }
        if (spec.get("versions") instanceof List<?> versions) {
            versions.stream()
                    .map(CustomKind::map)
                    .filter(version -> Boolean.TRUE.equals(version.get("served")))
                    .forEach(version -> served.add(String.valueOf(version.get("name"))));
        }
        return new CustomKind(
                String.valueOf(spec.get("group")),
                String.valueOf(map(spec.get("names")).get("kind")),
                served);
    }

    /** As Helm lists them: {@code example.com/v1} and {@code example.com/v1/Thing}. */
    Set<String> apiVersions() {
        Set<String> versions = new LinkedHashSet<>();
        for (String version : served) {
            versions.add(group + "/" + version);
            versions.add(group + "/" + version + "/" + kind);
        }
        return versions;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
