package org.fedai.kubefate.common.versions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.yaml.Yaml;

/**
 * The versions that a chart's folder serves. Chart.yaml names one of them. The keys of the file versions.yaml are all of them, and its
 * entries, which templates look up by the appVersion, are what is different in each.
 */
public final class ServedVersions {
    private static final String TABLE = "versions.yaml";
    private static final Pattern IN_METADATA = Pattern.compile("^(version|appVersion): .*$", Pattern.MULTILINE);
    private static final Pattern IN_EXAMPLE = Pattern.compile("^(chartVersion): .*$", Pattern.MULTILINE);

    private ServedVersions() {}

    /**
     * The chart in each version that its folder serves.
     *
     * @param chart the chart of a folder
     * @return the chart itself, followed by the others in the order of versions.yaml; the chart alone if it has no versions.yaml, or one
     *     that does not list the version of the chart, such as that of a customised copy
     */
    public static List<Chart> of(Chart chart) {
        List<Chart> charts = new ArrayList<>(List.of(chart));
        Set<String> versions = listed(chart);
        if (versions.contains(chart.version())) {
            versions.stream()
                    .filter(version -> !version.equals(chart.version()))
                    .forEach(version -> charts.add(as(chart, version)));
        }
        return charts;
    }

    /**
     * Chooses the chart for a cluster.yaml.
     *
     * @param charts the result of {@link #of}
     * @param version the chartVersion of the cluster.yaml
     * @return the first of the charts if none has this version
     */
    public static Chart choose(List<Chart> charts, String version) {
        return charts.stream()
                .filter(chart -> chart.version().equals(version))
                .findFirst()
                .orElseGet(charts::getFirst);
    }

    private static Set<String> listed(Chart chart) {
        Object table = chart.text(TABLE).map(text -> Yaml.read(text, TABLE)).orElse(null);
        Set<String> versions = new LinkedHashSet<>();
        if (table instanceof Map<?, ?> entries) {
            entries.keySet().forEach(version -> versions.add(String.valueOf(version)));
        }
        return versions;
    }

    private static Chart as(Chart chart, String version) {
        return Chart.of(chart.raw().stream()
                .map(file -> switch (file.name()) {
                    case "Chart.yaml" -> with(file, IN_METADATA, version);
                    case "values-template-example.yaml" -> with(file, IN_EXAMPLE, version);
                    default -> file;
                })
                .toList());
    }

    private static ChartFile with(ChartFile file, Pattern keys, String version) {
        String text = keys.matcher(file.text()).replaceAll("$1: " + Matcher.quoteReplacement(version));
        return new ChartFile(file.name(), text.getBytes(StandardCharsets.UTF_8));
    }
}
