package org.fedai.kubefate.server.kubernetes;

/** Looks at the parts of a cluster, which charts mark with the label {@code name: <cluster>}. */
public final class LiveCluster {
    /**
     * What runs of the cluster right now. What may not be read is left empty and named in {@link ClusterState#unreadable}.
     *
     * @throws KubernetesException when Kubernetes is away or nothing of the namespace may be read
     */
    public ClusterState look(String namespace, String cluster) {
        throw new UnsupportedOperationException("not yet");
    }
}
