package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** Values that cannot be read: a file of values, or an assignment such as {@code a.b[0]=c}. */
public final class ValuesException extends EngineException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message the error and its place, as a sentence for the user
     */
    public ValuesException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and a cause.
     *
     * @param message the error and its place, as a sentence for the user
     * @param cause the cause; null if there is none
     */
    public ValuesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
