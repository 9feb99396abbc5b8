package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** A chart that cannot be read: the message names the chart, the file and the error. */
public sealed class ChartException extends EngineException permits TemplateException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message the error and its place, as a sentence for the user
     */
    public ChartException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and a cause.
     *
     * @param message the error and its place, as a sentence for the user
     * @param cause the cause; null if there is none
     */
    public ChartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
