package org.fedai.kubefate.chart.internal.function.defaults;

import org.fedai.kubefate.chart.internal.value.FunctionException;

/** An error raised by the chart itself with {@code fail} or {@code required}; the message is shown to the user unchanged. */
public final class RefusedByChart extends FunctionException {
    private static final long serialVersionUID = 1L;

    RefusedByChart(String message) {
        super(message);
    }

    @Override
    public String describe(String function) {
        return getMessage();
    }
}
