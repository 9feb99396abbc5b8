package org.fedai.kubefate.sandbox.resource;

import java.util.List;
import java.util.Set;

/** The built-in resource types. */
public final class BuiltInTypes {
    private static final Set<String> STATUS = Set.of("status");
    private static final Set<String> SCALE = Set.of("status", "scale");

    public static final ResourceType NAMESPACE = cluster("", "v1", "namespaces", "Namespace", STATUS, "ns");
    public static final ResourceType NODE = cluster("", "v1", "nodes", "Node", STATUS, "no");
    public static final ResourceType POD =
            namespaced("", "v1", "pods", "Pod", Set.of("status", "log", "eviction"), "po");
    public static final ResourceType SERVICE =
            namespaced("", "v1", "services", "Service", Set.of("status", "proxy"), "svc");
    public static final ResourceType SERVICE_ACCOUNT =
            namespaced("", "v1", "serviceaccounts", "ServiceAccount", Set.of("token"), "sa");
    public static final ResourceType CONFIG_MAP = namespaced("", "v1", "configmaps", "ConfigMap", Set.of(), "cm");
    public static final ResourceType SECRET = namespaced("", "v1", "secrets", "Secret", Set.of());
    public static final ResourceType EVENT = namespaced("", "v1", "events", "Event", Set.of(), "ev");
    public static final ResourceType QUOTA = namespaced("", "v1", "resourcequotas", "ResourceQuota", STATUS, "quota");
    public static final ResourceType CLAIM =
            namespaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", STATUS, "pvc");
    public static final ResourceType VOLUME = cluster("", "v1", "persistentvolumes", "PersistentVolume", STATUS, "pv");
    public static final ResourceType DEPLOYMENT =
            namespaced("apps", "v1", "deployments", "Deployment", SCALE, "deploy");
    public static final ResourceType REPLICA_SET = namespaced("apps", "v1", "replicasets", "ReplicaSet", SCALE, "rs");
    public static final ResourceType STATEFUL_SET =
            namespaced("apps", "v1", "statefulsets", "StatefulSet", SCALE, "sts");
    public static final ResourceType DAEMON_SET = namespaced("apps", "v1", "daemonsets", "DaemonSet", STATUS, "ds");
    public static final ResourceType JOB = namespaced("batch", "v1", "jobs", "Job", STATUS);
    public static final ResourceType INGRESS =
            namespaced("networking.k8s.io", "v1", "ingresses", "Ingress", STATUS, "ing");
    public static final ResourceType STORAGE_CLASS =
            cluster("storage.k8s.io", "v1", "storageclasses", "StorageClass", Set.of(), "sc");
    public static final ResourceType ROLE = namespaced("rbac.authorization.k8s.io", "v1", "roles", "Role", Set.of());
    public static final ResourceType ROLE_BINDING =
            namespaced("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", Set.of());
    public static final ResourceType CLUSTER_ROLE =
            cluster("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", Set.of());
    public static final ResourceType CLUSTER_ROLE_BINDING =
            cluster("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", Set.of());
    public static final ResourceType CUSTOM_RESOURCE = cluster(
            "apiextensions.k8s.io",
            "v1",
            "customresourcedefinitions",
            "CustomResourceDefinition",
            STATUS,
            "crd",
            "crds");

    /**
     * All built-in types that charts are likely to contain. Those without a constant above are stored but have no
     * controller.
     */
    static final List<ResourceType> ALL = List.of(
            NAMESPACE,
            NODE,
            POD,
            SERVICE,
            SERVICE_ACCOUNT,
            CONFIG_MAP,
            SECRET,
            EVENT,
            QUOTA,
            CLAIM,
            VOLUME,
            namespaced("", "v1", "endpoints", "Endpoints", Set.of(), "ep"),
            namespaced("", "v1", "limitranges", "LimitRange", Set.of(), "limits"),
            namespaced("", "v1", "podtemplates", "PodTemplate", Set.of()),
            namespaced("", "v1", "replicationcontrollers", "ReplicationController", SCALE, "rc"),
            DEPLOYMENT,
            REPLICA_SET,
            STATEFUL_SET,
            DAEMON_SET,
            namespaced("apps", "v1", "controllerrevisions", "ControllerRevision", Set.of()),
            JOB,
            namespaced("batch", "v1", "cronjobs", "CronJob", STATUS, "cj"),
            namespaced("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler", STATUS, "hpa"),
            namespaced("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", STATUS, "pdb"),
            INGRESS,
            cluster("networking.k8s.io", "v1", "ingressclasses", "IngressClass", Set.of()),
            namespaced("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", Set.of(), "netpol"),
            STORAGE_CLASS,
            cluster("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", Set.of(), "pc"),
            namespaced("coordination.k8s.io", "v1", "leases", "Lease", Set.of()),
            ROLE,
            ROLE_BINDING,
            CLUSTER_ROLE,
            CLUSTER_ROLE_BINDING,
            CUSTOM_RESOURCE);

    private BuiltInTypes() {}

    private static ResourceType cluster(
            String group, String version, String plural, String kind, Set<String> subresources, String... shortNames) {
        return new ResourceType(group, version, plural, kind, false, List.of(shortNames), subresources);
    }

    private static ResourceType namespaced(
            String group, String version, String plural, String kind, Set<String> subresources, String... shortNames) {
        return new ResourceType(group, version, plural, kind, true, List.of(shortNames), subresources);
    }
}
