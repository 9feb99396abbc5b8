package org.fedai.kubefate.server.kubernetes;

/** When the sandbox takes the place of a real Kubernetes. */
enum SandboxUse {
    FALSE,
    TRUE,
    /** When no Kubernetes answers at the start. */
    AUTO
}
