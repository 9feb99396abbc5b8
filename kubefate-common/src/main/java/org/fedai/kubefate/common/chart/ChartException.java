package org.fedai.kubefate.common.chart;

import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;

/** A chart that cannot be read: names the chart, the file and what is wrong with it. */
public class ChartException extends KubefateException {
    private static final long serialVersionUID = 1L;

    public ChartException(String message) {
        super(message);
    }

    public ChartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
