package org.fedai.kubefate.chart.exception;

import org.jspecify.annotations.Nullable;

/** A chart that cannot be read: names the chart, the file and what is wrong with it. */
public sealed class ChartException extends EngineException permits TemplateException {
    private static final long serialVersionUID = 1L;

    public ChartException(String message) {
        super(message);
    }

    public ChartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
