package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** A chart that cannot be read: names the chart, the file and what is wrong with it. */
public sealed class ChartException extends EngineException permits TemplateException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what is wrong and where, as a sentence for the user
     */
    public ChartException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and a cause.
     *
     * @param message what is wrong and where, as a sentence for the user
     * @param cause what made it fail; null when nothing else did
     */
    public ChartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
