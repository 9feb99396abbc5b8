package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** Values that cannot be read: a file of values, or an assignment such as {@code a.b[0]=c}. */
public final class ValuesException extends EngineException {
    private static final long serialVersionUID = 1L;

    public ValuesException(String message) {
        super(message);
    }

    public ValuesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
