package org.fedai.kubefate.common.template;

import java.util.Map;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/** Turns charts into objects as Helm does. Thread-safe; keeps the compiled programs of the charts it met last. */
public final class ChartRenderer {
    /**
     * The values a cluster.yaml means for a chart: the output of its {@code values-template.yaml}, or the document itself when the chart
     * has none.
     *
     * @throws TemplateException with chart, file and line
     */
    public Map<String, @Nullable Object> values(Chart chart, ClusterSpec spec) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Renders a chart.
     *
     * @param values laid over the chart's own defaults
     * @throws TemplateException with chart, file and line
     */
    public RenderedChart render(
            Chart chart, Map<String, @Nullable Object> values, ReleaseInfo release, Capabilities capabilities) {
        throw new UnsupportedOperationException("not yet");
    }
}
