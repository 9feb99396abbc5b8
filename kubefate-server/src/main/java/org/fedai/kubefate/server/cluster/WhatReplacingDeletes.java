package org.fedai.kubefate.server.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/** What is lost when the objects of a release are deleted and installed anew. */
record WhatReplacingDeletes(List<ManifestObject> objects) {
    /** A sentence for the user, who has to agree. */
    String sentence() {
        List<String> lost = new ArrayList<>();
        addTo(lost, "the addresses of Services", names("Service", service -> true));
        addTo(
                lost,
                "what is not in a PersistentVolumeClaim of",
                Stream.of("StatefulSet", "Deployment", "DaemonSet", "Pod")
                        .flatMap(kind -> names(kind, workload -> !usesClaims(workload)))
                        .sorted());
        addTo(lost, "PersistentVolumeClaims", names("PersistentVolumeClaim", claim -> true));
        addTo(lost, "the passwords in Secrets", names("Secret", secret -> true));
        boolean keepsClaims = objects.stream().anyMatch(WhatReplacingDeletes::hasTemplates);
        return objects.size() + " objects are deleted with their pods"
                + (lost.isEmpty() ? "" : "; lost are " + String.join("; ", lost))
                + (keepsClaims
                        ? "; the claims of StatefulSets are kept, with the passwords of today in their data"
                        : "");
    }

    private static void addTo(List<String> lost, String what, Stream<String> names) {
        String joined = names.collect(Collectors.joining(", "));
        if (!joined.isEmpty()) {
            lost.add(what + " " + joined);
        }
    }

    private Stream<String> names(String kind, Predicate<ManifestObject> wanted) {
        return objects.stream()
                .filter(object -> object.kind().equals(kind))
                .filter(wanted)
                .map(ManifestObject::name);
    }

    private static boolean usesClaims(ManifestObject workload) {
        Map<?, ?> spec = map(workload.content().get("spec"));
        Map<?, ?> podSpec = map(map(spec.get("template")).get("spec"));
        Object volumes = workload.kind().equals("Pod") ? spec.get("volumes") : podSpec.get("volumes");
        return hasTemplates(workload)
                || (volumes instanceof List<?> list
                        && list.stream().anyMatch(volume -> map(volume).containsKey("persistentVolumeClaim")));
    }

    private static boolean hasTemplates(ManifestObject workload) {
        return map(workload.content().get("spec")).get("volumeClaimTemplates") instanceof List<?> templates
                && !templates.isEmpty();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
