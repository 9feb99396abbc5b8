package org.fedai.kubefate.cli.lint;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.version.SemVersion;

/** Deprecated and removed kinds of Kubernetes, with their replacements. */
final class DeprecatedKinds {
    /**
     * A deprecated kind.
     *
     * @param since minor version of Kubernetes 1
     * @param removed minor version of Kubernetes 1
     */
    private record Kind(int since, int removed, String instead) {}

    private static final Map<String, Kind> KINDS = kinds();

    private DeprecatedKinds() {}

    /**
     * Checks the kind of an object.
     *
     * @param kubeVersion the Kubernetes version
     * @return empty if its kind is not deprecated there
     */
    static Optional<String> of(ManifestObject object, SemVersion kubeVersion) {
        Kind kind = KINDS.get(key(object.apiVersion(), object.kind()));
        if (kind == null || kubeVersion.compareTo(minor(kind.since())) < 0) {
            return Optional.empty();
        }
        return Optional.of("%s %s is deprecated since Kubernetes 1.%d and removed in 1.%d%s"
                .formatted(
                        object.apiVersion(),
                        object.kind(),
                        kind.since(),
                        kind.removed(),
                        kind.instead().isEmpty() ? "" : "; use " + kind.instead()));
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        Stream.of("Deployment", "DaemonSet", "ReplicaSet")
                .forEach(kind -> put(kinds, "extensions/v1beta1", kind, 8, 16, "apps/v1"));
        put(kinds, "extensions/v1beta1", "NetworkPolicy", 9, 16, "networking.k8s.io/v1");
        put(kinds, "extensions/v1beta1", "PodSecurityPolicy", 10, 16, "policy/v1beta1");
        put(kinds, "extensions/v1beta1", "Ingress", 14, 22, "networking.k8s.io/v1");
        put(kinds, "networking.k8s.io/v1beta1", "Ingress", 19, 22, "networking.k8s.io/v1");
        put(kinds, "networking.k8s.io/v1beta1", "IngressClass", 19, 22, "networking.k8s.io/v1");
        Stream.of("Deployment", "StatefulSet").forEach(kind -> put(kinds, "apps/v1beta1", kind, 8, 16, "apps/v1"));
        Stream.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet")
                .forEach(kind -> put(kinds, "apps/v1beta2", kind, 9, 16, "apps/v1"));
        put(kinds, "batch/v1beta1", "CronJob", 21, 25, "batch/v1");
        put(kinds, "policy/v1beta1", "PodDisruptionBudget", 21, 25, "policy/v1");
        put(kinds, "policy/v1beta1", "PodSecurityPolicy", 21, 25, "");
        put(kinds, "autoscaling/v2beta1", "HorizontalPodAutoscaler", 22, 25, "autoscaling/v2");
        put(kinds, "autoscaling/v2beta2", "HorizontalPodAutoscaler", 23, 26, "autoscaling/v2");
        Stream.of("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding")
                .forEach(kind ->
                        put(kinds, "rbac.authorization.k8s.io/v1beta1", kind, 17, 22, "rbac.authorization.k8s.io/v1"));
        put(kinds, "apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", 16, 22, "apiextensions.k8s.io/v1");
        Stream.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")
                .forEach(kind -> put(
                        kinds,
                        "admissionregistration.k8s.io/v1beta1",
                        kind,
                        16,
                        22,
                        "admissionregistration.k8s.io/v1"));
        put(kinds, "apiregistration.k8s.io/v1beta1", "APIService", 19, 22, "apiregistration.k8s.io/v1");
        put(kinds, "scheduling.k8s.io/v1beta1", "PriorityClass", 14, 22, "scheduling.k8s.io/v1");
        put(kinds, "storage.k8s.io/v1beta1", "StorageClass", 19, 22, "storage.k8s.io/v1");
        put(kinds, "storage.k8s.io/v1beta1", "CSIDriver", 19, 22, "storage.k8s.io/v1");
        put(kinds, "coordination.k8s.io/v1beta1", "Lease", 19, 22, "coordination.k8s.io/v1");
        put(kinds, "discovery.k8s.io/v1beta1", "EndpointSlice", 21, 25, "discovery.k8s.io/v1");
        return Map.copyOf(kinds);
    }

    private static void put(
            Map<String, Kind> kinds, String apiVersion, String kind, int since, int removed, String instead) {
        kinds.put(key(apiVersion, kind), new Kind(since, removed, instead));
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    private static SemVersion minor(int number) {
        return SemVersion.parse("1." + number + ".0");
    }
}
