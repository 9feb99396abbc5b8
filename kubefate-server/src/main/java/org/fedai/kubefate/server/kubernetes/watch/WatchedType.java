package org.fedai.kubefate.server.kubernetes.watch;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;

/**
 * A kind of objects that is watched.
 *
 * @param root path of group and version
 * @param selector query parameter that selects objects; may be empty
 * @param namespaced whether its objects are in namespaces
 * @param detail what is kept of each object
 */
public record WatchedType<T extends HasMetadata>(
        ResourceKind kind,
        String root,
        String plural,
        Class<T> model,
        String selector,
        boolean namespaced,
        Detail detail) {
    /** The label of the objects of releases; its value is the UUID of the release. */
    public static final String RELEASE_LABEL = "kubefate.fedai.org/release";

    /** Objects of releases, without the release records of Helm, which are large and never compared with a manifest. */
    private static final String OF_RELEASES =
            "labelSelector=" + URLEncoder.encode(RELEASE_LABEL + ",owner!=helm", StandardCharsets.UTF_8);

    /** What is kept of an object. */
    public enum Detail {
        /** The model, without what only the content of objects of releases is for. */
        MODEL,
        /** The model, and the whole object as it was read. */
        MODEL_AND_CONTENT,
        /** The name as the model, and the whole object as it was read. */
        CONTENT,
        /** The metadata as the model. */
        METADATA
    }

    public static final WatchedType<Deployment> DEPLOYMENT =
            namespaced("apps/v1", "Deployment", "deployments", Deployment.class, Detail.MODEL_AND_CONTENT);
    public static final WatchedType<StatefulSet> STATEFUL_SET =
            namespaced("apps/v1", "StatefulSet", "statefulsets", StatefulSet.class, Detail.MODEL_AND_CONTENT);
    static final WatchedType<DaemonSet> DAEMON_SET =
            namespaced("apps/v1", "DaemonSet", "daemonsets", DaemonSet.class, Detail.MODEL_AND_CONTENT);
    public static final WatchedType<ReplicaSet> REPLICA_SET =
            namespaced("apps/v1", "ReplicaSet", "replicasets", ReplicaSet.class, Detail.MODEL);
    static final WatchedType<Job> JOB = namespaced("batch/v1", "Job", "jobs", Job.class, Detail.MODEL_AND_CONTENT);
    public static final WatchedType<Pod> POD = namespaced("v1", "Pod", "pods", Pod.class, Detail.MODEL);
    public static final WatchedType<PersistentVolumeClaim> CLAIM = namespaced(
            "v1",
            "PersistentVolumeClaim",
            "persistentvolumeclaims",
            PersistentVolumeClaim.class,
            Detail.MODEL_AND_CONTENT);
    public static final WatchedType<Service> SERVICE =
            namespaced("v1", "Service", "services", Service.class, Detail.MODEL_AND_CONTENT);
    public static final WatchedType<Ingress> INGRESS =
            namespaced("networking.k8s.io/v1", "Ingress", "ingresses", Ingress.class, Detail.MODEL_AND_CONTENT);
    /** Events of type Warning. */
    public static final WatchedType<Event> WARNING = new WatchedType<>(
            new ResourceKind("v1", "Event"),
            "/api/v1",
            "events",
            Event.class,
            "fieldSelector=type%3DWarning",
            true,
            Detail.MODEL);

    /** Release records of Helm, which are in Secrets by default. */
    public static final WatchedType<GenericKubernetesResource> HELM_SECRET = helm("Secret", "secrets");

    public static final WatchedType<GenericKubernetesResource> HELM_CONFIG_MAP = helm("ConfigMap", "configmaps");

    private static final List<WatchedType<? extends HasMetadata>> WORKLOADS =
            List.of(DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, POD);

    private static final List<WatchedType<? extends HasMetadata>> KNOWN =
            List.of(DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, POD, CLAIM, SERVICE, INGRESS);

    /** The type of a workload; empty if the kind is not a workload. */
    public static Optional<WatchedType<? extends HasMetadata>> workload(ResourceKind kind) {
        for (WatchedType<? extends HasMetadata> type : WORKLOADS) {
            if (type.kind().equals(kind)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * The type for objects of releases. Kinds that are watched for other reasons, too, are watched once.
     *
     * @param type of the kind
     */
    public static WatchedType<? extends HasMetadata> ofReleases(ResourceKind kind, ResourceTypes.ApiResource type) {
        for (WatchedType<? extends HasMetadata> known : KNOWN) {
            if (known.kind().equals(kind)) {
                return known;
            }
        }
        return new WatchedType<>(
                kind,
                type.root(),
                type.plural(),
                GenericKubernetesResource.class,
                OF_RELEASES,
                type.namespaced(),
                Detail.CONTENT);
    }

    /** @param namespace empty for all namespaces and for kinds without namespaces */
    public String path(String namespace) {
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }

    /** For messages. */
    String in(String namespace) {
        return plural + (namespaced ? namespace.isEmpty() ? " of all namespaces" : " of namespace " + namespace : "");
    }

    private static <T extends HasMetadata> WatchedType<T> namespaced(
            String apiVersion, String kind, String plural, Class<T> model, Detail detail) {
        String root = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
        return new WatchedType<>(new ResourceKind(apiVersion, kind), root, plural, model, "", true, detail);
    }

    private static WatchedType<GenericKubernetesResource> helm(String kind, String plural) {
        return new WatchedType<>(
                new ResourceKind("v1", kind),
                "/api/v1",
                plural,
                GenericKubernetesResource.class,
                "labelSelector=owner%3Dhelm",
                true,
                Detail.METADATA);
    }
}
