package org.fedai.kubefate.chart.manifest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.HelmVersion;

/** The order of kinds in which Helm installs objects, and the order in which it deletes them; unknown kinds last, by name. */
public final class KindOrder implements Comparator<String> {
    /** Dependencies first. */
    public static final KindOrder INSTALL = new KindOrder(List.of(
            "PriorityClass",
            "Namespace",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "PodSecurityPolicy",
            "PodDisruptionBudget",
            "ServiceAccount",
            "Secret",
            "SecretList",
            "ConfigMap",
            "StorageClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleList",
            "ClusterRoleBinding",
            "ClusterRoleBindingList",
            "Role",
            "RoleList",
            "RoleBinding",
            "RoleBindingList",
            "Service",
            "DaemonSet",
            "Pod",
            "ReplicationController",
            "ReplicaSet",
            "Deployment",
            "HorizontalPodAutoscaler",
            "StatefulSet",
            "Job",
            "CronJob",
            "IngressClass",
            "Ingress",
            "APIService"));

    /** Dependents first; services before workloads, so that no new requests arrive. */
    public static final KindOrder UNINSTALL = new KindOrder(List.of(
            "APIService",
            "Ingress",
            "IngressClass",
            "Service",
            "CronJob",
            "Job",
            "StatefulSet",
            "HorizontalPodAutoscaler",
            "Deployment",
            "ReplicaSet",
            "ReplicationController",
            "Pod",
            "DaemonSet",
            "RoleBindingList",
            "RoleBinding",
            "RoleList",
            "Role",
            "ClusterRoleBindingList",
            "ClusterRoleBinding",
            "ClusterRoleList",
            "ClusterRole",
            "CustomResourceDefinition",
            "PersistentVolumeClaim",
            "PersistentVolume",
            "StorageClass",
            "ConfigMap",
            "SecretList",
            "Secret",
            "ServiceAccount",
            "PodDisruptionBudget",
            "PodSecurityPolicy",
            "LimitRange",
            "ResourceQuota",
            "NetworkPolicy",
            "Namespace",
            "PriorityClass"));

    /** As {@link #INSTALL}, but webhooks come before kinds that Helm does not know. */
    private static final KindOrder INSTALL_4 =
            INSTALL.followedBy("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private final Map<String, Integer> ranks = new HashMap<>();

    private KindOrder(List<String> kinds) {
        kinds.forEach(kind -> ranks.put(kind, ranks.size()));
    }

    private KindOrder followedBy(String... kinds) {
        KindOrder longer = new KindOrder(List.of());
        longer.ranks.putAll(ranks);
        for (String kind : kinds) {
            longer.ranks.put(kind, longer.ranks.size());
        }
        return longer;
    }

    /**
     * {@return the install order of a version of Helm}
     *
     * @param helm the version of Helm; Helm 4 knows two more kinds
     */
    public static KindOrder install(HelmVersion helm) {
        return helm == HelmVersion.V3 ? INSTALL : INSTALL_4;
    }

    @Override
    public int compare(String left, String right) {
        int byRank = Integer.compare(rank(left), rank(right));
        return byRank != 0 || ranks.containsKey(left) ? byRank : left.compareTo(right);
    }

    /**
     * {@return the objects in this order; objects of the same kind keep their order}
     *
     * @param objects the objects in any order; the list is not modified
     */
    public List<ManifestObject> sort(List<ManifestObject> objects) {
        return objects.stream()
                .sorted(Comparator.comparing(ManifestObject::kind, this))
                .toList();
    }

    private int rank(String kind) {
        return ranks.getOrDefault(kind, Integer.MAX_VALUE);
    }
}
