package org.fedai.kubefate.server.chart;

import java.util.Base64;
import java.util.List;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.common.api.HelmChart;

/** Converts charts to their REST representation. */
final class ChartView {
    private ChartView() {}

    /** With the contents. */
    static HelmChart of(ChartEntity entity, Chart chart) {
        return new HelmChart(
                entity.id(),
                entity.createdAt(),
                entity.updatedAt(),
                null,
                entity.uuid(),
                entity.name(),
                text(chart, "Chart.yaml"),
                text(chart, "values.yaml"),
                text(chart, "values-template.yaml"),
                text(chart, "values-template-example.yaml"),
                chart.templates().stream()
                        .map(file -> new HelmChart.Template(
                                file.name(), Base64.getEncoder().encodeToString(file.data())))
                        .toList(),
                entity.version(),
                entity.appVersion());
    }

    /** Without the contents. */
    static HelmChart of(ChartSummary chart) {
        return new HelmChart(
                chart.id(),
                chart.createdAt(),
                chart.updatedAt(),
                null,
                chart.uuid(),
                chart.name(),
                "",
                "",
                "",
                "",
                List.of(),
                chart.version(),
                chart.appVersion());
    }

    /** The content of a file; empty if the chart has no such file. */
    static String text(Chart chart, String file) {
        return chart.text(file).orElse("");
    }
}
