package org.fedai.kubefate.common.spec;

import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;

/**
 * What a chart says about the cluster.yaml that it takes.
 *
 * @param example values-template-example.yaml; empty when there is none, or it is not known
 * @param template what reads the cluster.yaml: values-template.yaml, or the templates of a chart that has none and takes a cluster.yaml as its
 *     values; empty when it is not known
 */
public record ChartTexts(String example, String template) {
    private static final String EXAMPLE = "values-template-example.yaml";
    private static final String TEMPLATE = "values-template.yaml";

    /** Of a chart that is at hand. */
    public static ChartTexts of(Chart chart) {
        return new ChartTexts(
                chart.text(EXAMPLE).orElse(""),
                chart.text(TEMPLATE)
                        .orElseGet(() -> values(
                                chart.templates().stream().map(ChartFile::text).toList())));
    }

    /** Of a chart of which only the example is known. */
    public static ChartTexts ofExample(String example) {
        return new ChartTexts(example, "");
    }

    /** Templates of a chart that takes a cluster.yaml as its values, as one text that reads the cluster.yaml itself. */
    public static String values(List<String> templates) {
        return templates.stream()
                .map(text -> "{{ with $ }}" + text.replace(".Values.", "$.") + "{{ end }}")
                .collect(Collectors.joining());
    }
}
