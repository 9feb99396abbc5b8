package org.fedai.kubefate.chart.exception;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of all exceptions of this module. The message tells the user what is wrong, where, and how to correct it if that is
 * known; it never contains a secret.
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
