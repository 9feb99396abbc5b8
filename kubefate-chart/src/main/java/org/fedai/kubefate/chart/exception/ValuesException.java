package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** Values that cannot be read: a file of values, or an assignment such as {@code a.b[0]=c}. */
public final class ValuesException extends EngineException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what is wrong and where, as a sentence for the user
     */
    public ValuesException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and a cause.
     *
     * @param message what is wrong and where, as a sentence for the user
     * @param cause what made it fail; null when nothing else did
     */
    public ValuesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
