package org.fedai.kubefate.chart.exception;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Root of every refusal of this module. The message is a sentence for the user: what is wrong, where, and what would be right where that
 * is known; it never holds a secret.
 */
public abstract sealed class EngineException extends RuntimeException
        permits ChartException, ValuesException, YamlException {
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
