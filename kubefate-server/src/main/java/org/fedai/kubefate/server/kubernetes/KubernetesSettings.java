package org.fedai.kubefate.server.kubernetes;

import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.sandbox.node.NodeSize;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Selects the Kubernetes cluster.
 *
 * @param sandbox whether to use the in-process sandbox: {@code true}, {@code auto} (if no Kubernetes responds at
 *     startup) or {@code false}, the default. Without the sandbox the service uses its pod's service account,
 *     KUBECONFIG or ~/.kube/config.
 * @param sandboxPort the port of the sandbox; default 0: any free port
 * @param sandboxCpu the processors that pods in the sandbox may request together, as a quantity of Kubernetes
 * @param sandboxMemory the memory that they may request together, as a quantity of Kubernetes
 * @param sandboxPods how many pods the sandbox runs
 */
@ConfigurationProperties("kubefate")
record KubernetesSettings(
        @DefaultValue("false") SandboxMode sandbox,
        @DefaultValue("0") int sandboxPort,
        @DefaultValue("256") String sandboxCpu,
        @DefaultValue("1Ti") String sandboxMemory,
        @DefaultValue("1000") int sandboxPods) {
    NodeSize sandboxNode() {
        try {
            return new NodeSize(sandboxCpu, sandboxMemory, sandboxPods);
        } catch (IllegalArgumentException e) {
            throw new KubefateException("kubefate.sandbox-cpu, -memory and -pods: " + e.getMessage(), e);
        }
    }
}
