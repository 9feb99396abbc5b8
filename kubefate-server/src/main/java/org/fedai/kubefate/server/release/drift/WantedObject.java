package org.fedai.kubefate.server.release.drift;

import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.watch.Packed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object of an applied manifest.
 *
 * @param content its content as JSON, read when the live object has changed
 * @param replicas how many pods it wants; null if it does not say
 * @param mayVanish whether Kubernetes deletes it when it is done
 */
record WantedObject(ObjectKey key, Packed content, @Nullable Integer replicas, boolean mayVanish) {
    private static final TypeReference<Map<String, @Nullable Object>> CONTENT = new TypeReference<>() {};

    /** Without pods, nothing works that depends on them. */
    private static final Set<String> WITH_PODS = Set.of("Deployment", "StatefulSet", "DaemonSet");

    private static final Set<String> SCALABLE = Set.of("Deployment", "StatefulSet");

    static WantedObject of(ManifestObject object, ObjectKey key) {
        Map<?, ?> spec = object.content().get("spec") instanceof Map<?, ?> map ? map : Map.of();
        return new WantedObject(
                key,
                Packed.of(JsonMapper.shared().writeValueAsString(object.content())),
                spec.get("replicas") instanceof Number number ? number.intValue() : null,
                key.kind().equals("Job") && spec.get("ttlSecondsAfterFinished") != null);
    }

    ManifestObject object() {
        return new ManifestObject("", JsonMapper.shared().readValue(content.text(), CONTENT));
    }

    boolean hasPods() {
        return key.apiVersion().equals("apps/v1") && WITH_PODS.contains(key.kind());
    }

    /** Whether no pods are left of it although it wants some. */
    boolean isScaledToZero(int pods) {
        return pods == 0 && SCALABLE.contains(key.kind()) && (replicas == null || replicas > 0);
    }
}
