package org.fedai.kubefate.chart.internal.function.defaults;

import org.fedai.kubefate.chart.internal.value.FunctionException;

/** What the chart itself says, by {@code fail} or {@code required}: the message is for the user as it is. */
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
