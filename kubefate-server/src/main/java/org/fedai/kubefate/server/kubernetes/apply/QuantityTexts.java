package org.fedai.kubefate.server.kubernetes.apply;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns quantities that are written as numbers, such as {@code cpu: 4}, into texts. Helm may send both, but
 * server-side apply of older API servers, such as 1.20, takes texts only.
 */
final class QuantityTexts {
    private QuantityTexts() {}

    /** @param object changed in place; its maps and lists must be mutable */
    static void complete(Map<String, @Nullable Object> object) {
        PodSpecs.in(object).forEach((Map<String, @Nullable Object> podSpec) -> {
            PodSpecs.containers(podSpec).forEach(QuantityTexts::resources);
            PodSpecs.maps(podSpec, "volumes")
                    .forEach((Map<String, @Nullable Object> volume) -> texts(PodSpecs.map(volume, "emptyDir")));
        });
        Map<String, @Nullable Object> spec = PodSpecs.map(object, "spec");
        if (spec == null) {
            return;
        }
        switch (String.valueOf(object.get("kind"))) {
            case "PersistentVolumeClaim" -> resources(spec);
            case "PersistentVolume" -> texts(PodSpecs.map(spec, "capacity"));
            case "ResourceQuota" -> texts(PodSpecs.map(spec, "hard"));
            case "StatefulSet" ->
                PodSpecs.maps(spec, "volumeClaimTemplates").forEach((Map<String, @Nullable Object> claim) -> {
                    Map<String, @Nullable Object> claimSpec = PodSpecs.map(claim, "spec");
                    if (claimSpec != null) {
                        resources(claimSpec);
                    }
                });
            default -> {}
        }
    }

    private static void resources(Map<String, @Nullable Object> holder) {
        Map<String, @Nullable Object> resources = PodSpecs.map(holder, "resources");
        if (resources != null) {
            Stream.of("requests", "limits").forEach(part -> texts(PodSpecs.map(resources, part)));
        }
    }

    private static void texts(@Nullable Map<String, @Nullable Object> quantities) {
        if (quantities != null) {
            quantities.replaceAll((name, quantity) ->
                    quantity instanceof Number number ? new BigDecimal(number.toString()).toPlainString() : quantity);
        }
    }
}
