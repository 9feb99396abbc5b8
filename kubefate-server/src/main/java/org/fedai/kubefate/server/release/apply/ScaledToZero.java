package org.fedai.kubefate.server.release.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.history.Release;
import org.jspecify.annotations.Nullable;

/** Workloads whose manifest does not say how many pods they want, and that somebody has scaled to zero: applying it does not change that. */
final class ScaledToZero {
    private static final Set<String> KINDS = Set.of("Deployment", "StatefulSet");
    private static final String REPLICAS = "replicas";

    private ScaledToZero() {}

    static boolean isIn(KubernetesObjects objects, ManifestObject object, Release release) {
        return KINDS.contains(object.kind())
                && !spec(object).containsKey(REPLICAS)
                && objects.find(objects.key(object, release.namespace()))
                        .filter(live -> spec(live).get(REPLICAS) instanceof Number number && number.intValue() == 0)
                        .isPresent();
    }

    static ManifestObject withOnePod(ManifestObject object) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        Map<Object, @Nullable Object> spec = new LinkedHashMap<>(spec(object));
        spec.put(REPLICAS, 1);
        content.put("spec", spec);
        return new ManifestObject(object.source(), content);
    }

    private static Map<?, ?> spec(ManifestObject object) {
        return object.content().get("spec") instanceof Map<?, ?> spec ? spec : Map.of();
    }
}
