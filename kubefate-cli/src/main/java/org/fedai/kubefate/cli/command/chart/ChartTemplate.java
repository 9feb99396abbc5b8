package org.fedai.kubefate.cli.command.chart;

import java.nio.file.Path;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart template}. */
@Command(
        name = "template",
        description = "Render a chart on this machine, as helm template does; needs no service.",
        footer = {
            "",
            "Examples:",
            "  kubefate chart template charts/fate -f cluster.yaml",
            "  kubefate chart template fate-v2.0.0.tgz -f cluster.yaml --values-only",
            "  kubefate chart template charts/fate -f cluster.yaml | kubectl diff -f -"
        })
final class ChartTemplate implements Runnable {
    @Parameters(paramLabel = "CHART", description = "A chart's folder or .tgz.")
    private Path chart = Path.of("");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "The cluster.yaml; the chart's values-template makes values of it. Without one the chart's own defaults hold.")
    private @Nullable Path file;

    @Option(names = "--values-only", description = "Print the values that the cluster.yaml means, and render nothing.")
    private boolean valuesOnly;

    @Option(names = "--include-crds", description = "With the objects of crds/.")
    private boolean includeCrds;

    @Option(names = "--output-dir", paramLabel = "FOLDER", description = "Write a file for each template instead.")
    private @Nullable Path outputDir;

    @Mixin
    private ReleaseOptions release = new ReleaseOptions();

    @Mixin
    private CapabilityOptions options = new CapabilityOptions();

    private final Session session;

    ChartTemplate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Capabilities capabilities = options.capabilities();
        Chart loaded = new ChartFiles(session).read(chart);
        ClusterSpec spec = file == null ? null : new SpecFile(session).read(file);
        ChartRenderer renderer = new ChartRenderer();
        Map<String, @Nullable Object> values = spec == null ? Map.of() : renderer.values(loaded, spec.document());
        if (spec != null) {
            warnOfAnotherChart(loaded, spec);
        }
        if (valuesOnly) {
            session.out().println(Yaml.write(spec == null ? loaded.values() : values));
            return;
        }
        write(renderer.render(
                loaded,
                RenderRequest.of(release.release(spec))
                        .withValues(Values.of(values))
                        .withCapabilities(capabilities)));
    }

    private void warnOfAnotherChart(Chart loaded, ClusterSpec spec) {
        if (!loaded.name().equals(spec.chartName()) || !loaded.version().equals(spec.chartVersion())) {
            session.warn("%s asks for the chart %s %s, rendered is %s %s"
                    .formatted(file, spec.chartName(), spec.chartVersion(), loaded.name(), loaded.version()));
        }
    }

    private void write(RenderedChart rendered) {
        rendered.warnings().forEach(session::warn);
        String text = includeCrds ? new Manifest(rendered.crds()).toYaml() + rendered.text() : rendered.text();
        if (outputDir == null) {
            session.out().print(text);
        } else {
            new ManifestFiles(session).write(text, outputDir);
        }
    }
}
