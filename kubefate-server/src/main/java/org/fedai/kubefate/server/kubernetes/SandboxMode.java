package org.fedai.kubefate.server.kubernetes;

/** When to use the sandbox instead of a real Kubernetes. */
enum SandboxMode {
    FALSE,
    TRUE,
    /** If no Kubernetes responds at startup. */
    AUTO
}
