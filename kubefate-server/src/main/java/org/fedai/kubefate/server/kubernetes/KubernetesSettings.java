package org.fedai.kubefate.server.kubernetes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Selects the Kubernetes cluster.
 *
 * @param sandbox whether to use the in-process sandbox: {@code true}, {@code auto} (if no Kubernetes responds at
 *     startup) or {@code false}, the default. Without the sandbox the service uses its pod's service account,
 *     KUBECONFIG or ~/.kube/config.
 * @param sandboxPort the port of the sandbox; default 0: any free port
 */
@ConfigurationProperties("kubefate")
record KubernetesSettings(
        @DefaultValue("false") SandboxMode sandbox,
        @DefaultValue("0") int sandboxPort) {}
