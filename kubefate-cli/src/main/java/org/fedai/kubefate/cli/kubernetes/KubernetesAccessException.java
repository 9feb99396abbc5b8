package org.fedai.kubefate.cli.kubernetes;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** Kubernetes is unavailable or rejected a request. */
public final class KubernetesAccessException extends KubefateException {
    private static final long serialVersionUID = 1L;

    KubernetesAccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
