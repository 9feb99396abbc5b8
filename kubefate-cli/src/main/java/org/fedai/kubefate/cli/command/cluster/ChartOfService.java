package org.fedai.kubefate.cli.command.cluster;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.spec.ChartTexts;

/** A chart as the REST API returns it: its templates and texts, but no other files and no dependencies. */
final class ChartOfService {
    private final HelmChart shown;

    ChartOfService(HelmChart shown) {
        this.shown = shown;
    }

    /** With a chart to render, unless it has dependencies. */
    KnownChart known() {
        ChartTexts texts = new ChartTexts(text(shown.valuesTemplateExample()), template());
        return new KnownChart(texts, chart(), false);
    }

    /** Whether a chart is this one, by what turns a cluster.yaml into its values. */
    boolean isLike(Chart chart) {
        return chart.text("values-template.yaml").orElse("").equals(text(shown.valuesTemplate()));
    }

    private String template() {
        String template = text(shown.valuesTemplate());
        return template.isBlank()
                ? ChartTexts.values(templates().stream().map(ChartFile::text).toList())
                : template;
    }

    private Optional<Chart> chart() {
        List<ChartFile> files = new ArrayList<>(templates());
        add(files, "Chart.yaml", shown.chart());
        add(files, "values.yaml", shown.values());
        add(files, "values-template.yaml", shown.valuesTemplate());
        try {
            return Optional.of(Chart.of(files))
                    .filter(chart -> chart.metadata().dependencies().isEmpty());
        } catch (EngineException e) {
            return Optional.empty(); // It cannot be put together from what the API returns.
        }
    }

    private List<ChartFile> templates() {
        return requireNonNullElse(shown.templates(), List.<HelmChart.Template>of()).stream()
                .map(template ->
                        new ChartFile(template.name(), Base64.getMimeDecoder().decode(template.data())))
                .toList();
    }

    private static void add(List<ChartFile> files, String name, String text) {
        if (!text(text).isBlank()) {
            files.add(new ChartFile(name, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String text(String given) {
        return requireNonNullElse(given, "");
    }
}
