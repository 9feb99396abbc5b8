package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;

/** Opens watches on clusters, which share what they watch with each other and with the jobs. */
public final class ClusterWatches {
    private final SharedWatches watches;
    private final ResourceTypes types;

    public ClusterWatches(SharedWatches watches, ResourceTypes types) {
        this.watches = watches;
        this.types = types;
    }

    /** Names the namespaces of all clusters, so that opening their watches needs few requests. */
    public void keep(Set<String> namespaces) {
        watches.keep(namespaces);
    }

    /**
     * Opens a watch, which must be closed.
     *
     * @param objects the objects of the release of the cluster
     * @param helm whether to watch release records of Helm, too
     * @param changed called after every change; must not block
     * @throws KubernetesException if Kubernetes is unavailable
     */
    public ClusterWatch open(String namespace, Set<ObjectKey> objects, boolean helm, Runnable changed) {
        return ClusterWatch.open(watches, types, namespace, objects, helm, changed);
    }
}
