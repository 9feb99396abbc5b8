package org.fedai.kubefate.chart.internal.function.table;

import org.fedai.kubefate.chart.internal.value.FunctionException;

/** A result exceeds the limits; fails even in functions that ignore other errors. */
public final class TooLargeException extends FunctionException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(String message) {
        super(message);
    }
}
