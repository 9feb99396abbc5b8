package org.fedai.kubefate.common;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Root of every failure that is told to a user. The message is a sentence that says what happened, where, and what would be right;
 * it never holds a secret.
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
