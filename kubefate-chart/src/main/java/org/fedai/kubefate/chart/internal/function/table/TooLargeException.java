package org.fedai.kubefate.chart.internal.function.table;

import org.fedai.kubefate.chart.internal.value.FunctionException;

/** A result beyond the limits: refused even where a function swallows its other errors. */
public final class TooLargeException extends FunctionException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(String message) {
        super(message);
    }
}
