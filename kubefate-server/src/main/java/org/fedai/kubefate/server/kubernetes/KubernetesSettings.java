package org.fedai.kubefate.server.kubernetes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which Kubernetes to use.
 *
 * @param sandbox a Kubernetes API inside this process instead of a real one: true, auto (when no real one answers at the start), or, as
 *     by default, false: then the service account of the pod this runs
 *     in, or KUBECONFIG, or ~/.kube/config
 * @param sandboxPort where the sandbox listens; default 0: any free port
 */
@ConfigurationProperties("kubefate")
record KubernetesSettings(
        @DefaultValue("false") SandboxUse sandbox,
        @DefaultValue("0") int sandboxPort) {}
