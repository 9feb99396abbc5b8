package org.fedai.kubefate.server.release.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.jspecify.annotations.Nullable;

/**
 * Looks up objects in Kubernetes for templates, such as a password that was generated at the first install. Restricted to the namespace of
 * the release, because charts are not trusted with everything that the service may read.
 */
final class KubernetesLookup implements Lookup {
    private final KubernetesObjects objects;
    private final String namespace;

    KubernetesLookup(KubernetesObjects objects, String namespace) {
        this.objects = objects;
        this.namespace = namespace;
    }

    @Override
    public Map<String, @Nullable Object> find(String apiVersion, String kind, String wanted, String name) {
        if (!wanted.equals(namespace)) {
            return Map.of();
        }
        if (!name.isEmpty()) {
            return objects.find(new ObjectKey(apiVersion, kind, namespace, name))
                    .map(ManifestObject::content)
                    .orElse(Map.of());
        }
        List<Map<String, @Nullable Object>> items =
                objects.labelled(namespace, Map.of(), List.of(new ResourceKind(apiVersion, kind))).stream()
                        .map(objects::find)
                        .flatMap(Optional::stream)
                        .map(ManifestObject::content)
                        .toList();
        return items.isEmpty() ? Map.of() : Map.of("apiVersion", apiVersion, "kind", kind + "List", "items", items);
    }
}
