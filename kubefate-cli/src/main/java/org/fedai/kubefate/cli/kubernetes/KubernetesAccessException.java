package org.fedai.kubefate.cli.kubernetes;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** Kubernetes could not be asked. */
public final class KubernetesAccessException extends KubefateException {
    private static final long serialVersionUID = 1L;

    KubernetesAccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
