package org.fedai.kubefate.server.kubernetes;

import org.fedai.kubefate.common.template.Capabilities;

/** The API server itself. */
public final class KubernetesServer {
    /**
     * What it can do, for {@code .Capabilities} of charts. Asked anew every few minutes.
     *
     * @throws KubernetesException when it does not answer
     */
    public Capabilities capabilities() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Where it is, for messages: {@code https://10.0.0.1:6443}. */
    public String address() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Asks it for a sign of life, briefly and without retries.
     *
     * @return its version: {@code v1.33.1}
     * @throws KubernetesException when it does not answer
     */
    public String ping() {
        throw new UnsupportedOperationException("not yet");
    }
}
