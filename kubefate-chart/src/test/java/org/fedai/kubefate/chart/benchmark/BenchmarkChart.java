package org.fedai.kubefate.chart.benchmark;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.testing.ClusterDocument;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * A chart to measure with, of the size of those that were published: charts/fate twice in one chart, some 90 KB of manifests.
 * {@code -Dbenchmark.chart=FOLDER} takes another, with its values-template-example.yaml.
 */
final class BenchmarkChart {
    private static final ReleaseInfo RELEASE = ReleaseInfo.install("probe", "default");
    private static final Capabilities KUBERNETES = new Capabilities("v1.33.1", Set.of("v1", "apps/v1"));

    private final Path folder;
    private final Path valuesFile;
    private final Map<String, @Nullable Object> values;

    private BenchmarkChart(Path folder, Map<String, @Nullable Object> values) throws IOException {
        this.folder = folder;
        this.values = values;
        this.valuesFile = Files.writeString(Files.createTempFile("values", ".yaml"), Yaml.write(values));
    }

    static BenchmarkChart create() throws IOException {
        String other = System.getProperty("benchmark.chart", "");
        if (!other.isEmpty()) {
            Path folder = Path.of(other);
            return new BenchmarkChart(folder, valuesOf(folder));
        }
        Path fate = Path.of("..", "charts", "fate");
        Path folder = Files.createTempDirectory("benchmark").resolve("double");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: double\nversion: 0.1.0\n");
        Map<String, @Nullable Object> own = withPasswords(valuesOf(fate));
        for (String name : List.of("fate", "second")) {
            Path copy = folder.resolve("charts").resolve(name);
            copy(fate, copy);
            Path metadata = copy.resolve("Chart.yaml");
            Files.writeString(metadata, Files.readString(metadata).replaceFirst("(?m)^name: .*$", "name: " + name));
        }
        return new BenchmarkChart(folder, Map.of("fate", own, "second", own));
    }

    private static Map<String, @Nullable Object> valuesOf(Path folder) throws IOException {
        String spec = Files.readString(folder.resolve("values-template-example.yaml"));
        Chart chart = ChartFolder.read(folder, ArchiveLimits.DEFAULT);
        return new ChartRenderer()
                .values(
                        chart,
                        ClusterDocument.parse(spec, "values-template-example.yaml")
                                .document());
    }

    /** Helm would ask a cluster for those it made up before. */
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> withPasswords(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> copy = (Map<String, @Nullable Object>) Yaml.read(Yaml.write(values), "values");
        Map<String, Map<String, Object>> modules = (Map<String, Map<String, Object>>) copy.get("modules");
        modules.get("mysql").putAll(Map.of("password", "p", "rootPassword", "r"));
        modules.get("fateboard").put("password", "p");
        modules.get("rabbitmq").put("default_pass", "p");
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    Chart read() {
        return ChartFolder.read(folder, ArchiveLimits.DEFAULT);
    }

    RenderedChart render(ChartRenderer renderer, Chart chart) {
        return renderer.render(
                chart, RenderRequest.of(RELEASE).withValues(Values.of(values)).withCapabilities(KUBERNETES));
    }

    String renderWithHelm() {
        return new Helm(folder)
                .template()
                .withName("probe")
                .withNamespace("default")
                .withKubeVersion("1.33.1")
                .withValuesFile(valuesFile)
                .call();
    }
}
