package org.fedai.kubefate.server.release.apply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;

/**
 * An object that was deleted but still exists.
 *
 * @param finalizers which have to be removed before it is; empty if it is terminating for another reason, such as the grace period of a pod
 */
public record HeldObject(ObjectKey key, List<String> finalizers) {
    public HeldObject {
        finalizers = List.copyOf(finalizers);
    }

    /** Empty if the object is not being deleted. */
    static Optional<HeldObject> of(ObjectKey key, ManifestObject live) {
        if (!(live.content().get("metadata") instanceof Map<?, ?> metadata)
                || metadata.get("deletionTimestamp") == null) {
            return Optional.empty();
        }
        List<String> finalizers = metadata.get("finalizers") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return Optional.of(new HeldObject(key, finalizers));
    }

    /** {@code ConfigMap/settings} */
    public String name() {
        return key.kind() + "/" + key.name();
    }

    /** Why it still exists, in a few words. */
    public String problem() {
        return finalizers.isEmpty()
                ? "not terminated yet"
                : "held by the " + (finalizers.size() == 1 ? "finalizer " : "finalizers ")
                        + String.join(", ", finalizers);
    }

    /** Why it still exists, and what to do. */
    public String sentence() {
        return key + " was deleted but is " + problem() + "; " + advice();
    }

    private String advice() {
        if (finalizers.isEmpty()) {
            return "check its events and its node";
        }
        if (finalizers.stream().allMatch(HeldObject::isUse)) {
            return "delete the pods that still use it";
        }
        return "check that the controller that sets " + (finalizers.size() == 1 ? "it" : "them")
                + " is running; if it is gone for good, remove the finalizer: kubectl patch "
                + key.kind().toLowerCase(Locale.ROOT) + " " + key.name()
                + (key.namespace() == null ? "" : " --namespace " + key.namespace())
                + " --type merge --patch '{\"metadata\":{\"finalizers\":null}}'";
    }

    /** Kubernetes itself removes them when nothing uses the object any more. */
    private static boolean isUse(String finalizer) {
        return finalizer.equals("kubernetes.io/pvc-protection") || finalizer.equals("kubernetes.io/pv-protection");
    }
}
