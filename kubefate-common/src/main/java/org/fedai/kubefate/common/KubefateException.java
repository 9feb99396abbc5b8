package org.fedai.kubefate.common;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions whose message is shown to users. The message says what happened, where, and how to correct it;
 * it never contains a secret.
 */
public class KubefateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KubefateException(String message) {
        super(message);
    }

    public KubefateException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
