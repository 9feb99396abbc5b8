package org.fedai.kubefate.cli.command.cluster;

import java.util.Optional;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.common.spec.ChartTexts;

/**
 * What is known about the chart of a cluster.yaml.
 *
 * @param chart to render; empty if only its texts are known
 * @param complete whether no file of the chart is missing, so that a rendering error is a problem of the cluster.yaml
 */
record KnownChart(ChartTexts texts, Optional<Chart> chart, boolean complete) {
    /** Nothing is known about it. */
    static final KnownChart NONE = of(ChartTexts.ofExample(""));

    static KnownChart of(ChartTexts texts) {
        return new KnownChart(texts, Optional.empty(), false);
    }

    /** Read from a folder or package. */
    static KnownChart of(Chart chart) {
        return new KnownChart(ChartTexts.of(chart), Optional.of(chart), true);
    }
}
