package org.fedai.kubefate.cli.bundle;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A bundle cannot be collected or packed. */
public class BundleException extends KubefateException {
    private static final long serialVersionUID = 1L;

    public BundleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
