package org.fedai.kubefate.cli.command.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The values with which a chart is rendered, merged like Helm does. */
final class ValueOptions {
    private static final String REPEATED = " Can be repeated.";

    @Option(
            names = {"-f", "--file", "--values"},
            paramLabel = "FILE",
            description = {
                "The cluster.yaml, or a values file if the chart has no values-template.yaml; - for standard input.",
                "Later files override earlier ones." + REPEATED
            })
    private List<Path> files = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set values: a.b=1,c[0]=x,d={y,z}." + REPEATED)
    private List<String> set = List.of();

    @Option(names = "--set-string", paramLabel = "KEY=TEXT", description = "Set values as strings." + REPEATED)
    private List<String> setString = List.of();

    @Option(
            names = "--set-file",
            paramLabel = "KEY=FILE",
            description = "Set values to the contents of files." + REPEATED)
    private List<String> setFile = List.of();

    @Option(
            names = "--set-json",
            paramLabel = "KEY=JSON",
            description = "Set values as JSON, or a complete object." + REPEATED)
    private List<String> setJson = List.of();

    @Option(
            names = "--set-literal",
            paramLabel = "KEY=TEXT",
            description = "Set a value to a literal string." + REPEATED)
    private List<String> setLiteral = List.of();

    /**
     * The values that the options specify for a chart.
     *
     * @param spec the cluster.yaml; null if there is none
     * @param source the name of the cluster.yaml in messages
     * @param values the values that override the chart's defaults
     */
    record Given(@Nullable ClusterSpec spec, String source, Values values) {}

    /** Whether only the chart's defaults apply. */
    boolean areEmpty() {
        return Stream.of(files, set, setString, setFile, setJson, setLiteral).allMatch(List::isEmpty);
    }

    Given read(Session session, Chart chart, ChartRenderer renderer) {
        Given given = ofFiles(session, chart, renderer);
        return new Given(
                given.spec(),
                given.source(),
                assigned(given.values(), session.environment().directory()));
    }

    private Given ofFiles(Session session, Chart chart, ChartRenderer renderer) {
        if (files.isEmpty()) {
            return new Given(null, "", Values.none());
        }
        SpecFile reader = new SpecFile(session);
        String source = files.stream().map(SpecFile::source).collect(Collectors.joining(", "));
        if (files.size() == 1 && ChartRenderer.takesDocuments(chart)) {
            ClusterSpec spec = reader.read(files.getFirst());
            return new Given(spec, source, Values.of(renderer.values(chart, spec.document())));
        }
        Values merged = Values.none();
        for (Path file : files) {
            merged = merged.yaml(reader.text(file), SpecFile.source(file));
        }
        if (!ChartRenderer.takesDocuments(chart) && !namesACluster(merged.asMap())) {
            return new Given(null, source, merged);
        }
        ClusterSpec spec = ClusterSpec.parse(Yaml.write(merged.asMap()), source);
        return new Given(
                spec,
                source,
                ChartRenderer.takesDocuments(chart) ? Values.of(renderer.values(chart, merged.asMap())) : merged);
    }

    private static boolean namesACluster(Map<String, @Nullable Object> document) {
        return Stream.of("name", "namespace", "chartName", "chartVersion")
                .allMatch(key -> document.get(key) instanceof String);
    }

    /** In Helm's order, independent of the order on the command line. */
    private Values assigned(Values below, Path directory) {
        Values values = below;
        for (String assignment : setJson) {
            values = values.setJson(assignment);
        }
        for (String assignment : set) {
            values = values.set(assignment);
        }
        for (String assignment : setString) {
            values = values.setString(assignment);
        }
        for (String assignment : setFile) {
            values = values.setFile(assignment, directory);
        }
        for (String assignment : setLiteral) {
            values = values.setLiteral(assignment);
        }
        return values;
    }
}
