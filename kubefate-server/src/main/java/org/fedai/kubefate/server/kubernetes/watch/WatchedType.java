package org.fedai.kubefate.server.kubernetes.watch;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;

/**
 * A kind of objects that is watched per namespace.
 *
 * @param root path of group and version
 * @param selector query parameter that selects objects; may be empty
 */
public record WatchedType<T extends HasMetadata>(
        ResourceKind kind, String root, String plural, Class<T> model, String selector) {
    public static final WatchedType<Deployment> DEPLOYMENT = apps("Deployment", "deployments", Deployment.class);
    public static final WatchedType<StatefulSet> STATEFUL_SET = apps("StatefulSet", "statefulsets", StatefulSet.class);
    static final WatchedType<DaemonSet> DAEMON_SET = apps("DaemonSet", "daemonsets", DaemonSet.class);
    public static final WatchedType<ReplicaSet> REPLICA_SET = apps("ReplicaSet", "replicasets", ReplicaSet.class);
    static final WatchedType<Job> JOB =
            new WatchedType<>(new ResourceKind("batch/v1", "Job"), "/apis/batch/v1", "jobs", Job.class, "");
    public static final WatchedType<Pod> POD = core("Pod", "pods", Pod.class, "");
    public static final WatchedType<PersistentVolumeClaim> CLAIM =
            core("PersistentVolumeClaim", "persistentvolumeclaims", PersistentVolumeClaim.class, "");
    /** Events of type Warning. */
    public static final WatchedType<Event> WARNING =
            core("Event", "events", Event.class, "fieldSelector=type%3DWarning");

    private static final List<WatchedType<? extends HasMetadata>> WORKLOADS =
            List.of(DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, POD);

    /** The type of a workload; empty if the kind is not a workload. */
    public static Optional<WatchedType<? extends HasMetadata>> workload(ResourceKind kind) {
        for (WatchedType<? extends HasMetadata> type : WORKLOADS) {
            if (type.kind().equals(kind)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    public String path(String namespace) {
        return root + "/namespaces/" + namespace + "/" + plural;
    }

    private static <T extends HasMetadata> WatchedType<T> apps(String kind, String plural, Class<T> model) {
        return new WatchedType<>(new ResourceKind("apps/v1", kind), "/apis/apps/v1", plural, model, "");
    }

    private static <T extends HasMetadata> WatchedType<T> core(
            String kind, String plural, Class<T> model, String selector) {
        return new WatchedType<>(new ResourceKind("v1", kind), "/api/v1", plural, model, selector);
    }
}
