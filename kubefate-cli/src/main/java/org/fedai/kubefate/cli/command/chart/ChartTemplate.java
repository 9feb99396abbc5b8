package org.fedai.kubefate.cli.command.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.kubernetes.ServerDryRun;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.versions.ServedVersions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart template}. */
@Command(
        name = "template",
        description = "Render a chart locally, like helm template; needs no service.",
        footer = {
            "",
            "Examples:",
            "  kubefate chart template charts/fate -f cluster.yaml",
            "  kubefate chart template fate-v2.0.0.tgz -f cluster.yaml --values-only",
            "  kubefate chart template charts/fate -f cluster.yaml | kubectl diff -f -",
            "  kubefate chart template ./nginx --values prod.yaml --set replicas=3 --show-only templates/service.yaml"
        })
final class ChartTemplate implements Runnable {
    @Parameters(paramLabel = "CHART", description = "A chart directory or .tgz.")
    private Path chart = Path.of("");

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Option(
            names = "--values-only",
            description = "Print the values that the cluster.yaml results in, without rendering templates.")
    private boolean valuesOnly;

    @Mixin
    private DocumentOptions documents = new DocumentOptions();

    @Option(
            names = "--output-dir",
            paramLabel = "DIRECTORY",
            description = "Write one file per template to this directory instead.")
    private @Nullable Path outputDir;

    @Mixin
    private ReleaseOptions release = new ReleaseOptions();

    @Mixin
    private CapabilityOptions options = new CapabilityOptions();

    @Option(
            names = "--validate",
            description = "Render for the Kubernetes of the current kubeconfig context "
                    + "and validate every object by a server-side dry run.")
    private boolean validate;

    private final Session session;

    ChartTemplate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Capabilities capabilities = options.capabilities();
        List<Chart> versions = new ChartFiles(session).readAll(chart);
        ChartRenderer renderer = options.renderer();
        ValueOptions.Given given = values.read(session, versions.getFirst(), renderer);
        ClusterSpec spec = given.spec();
        Chart loaded = spec == null ? versions.getFirst() : ServedVersions.choose(versions, spec.chartVersion());
        if (spec != null) {
            warnOfAnotherChart(loaded, spec, given.source());
        }
        if (valuesOnly) {
            Map<String, @Nullable Object> printed =
                    values.areEmpty() ? loaded.values() : given.values().asMap();
            session.out().println(Yaml.write(printed));
            return;
        }
        RenderRequest request = RenderRequest.of(release.release(spec, renderer))
                .withValues(given.values())
                .withCapabilities(capabilities);
        if (validate) {
            validated(loaded, renderer, request);
        } else {
            write(documents.of(reported(renderer.render(loaded, request))));
        }
    }

    private void warnOfAnotherChart(Chart loaded, ClusterSpec spec, String source) {
        if (!loaded.name().equals(spec.chartName()) || !loaded.version().equals(spec.chartVersion())) {
            session.warn("%s is for the chart %s %s, but the rendered chart is %s %s"
                    .formatted(source, spec.chartName(), spec.chartVersion(), loaded.name(), loaded.version()));
        }
    }

    private RenderedChart reported(RenderedChart rendered) {
        rendered.warnings().forEach(session::warn);
        return rendered;
    }

    private void validated(Chart loaded, ChartRenderer renderer, RenderRequest request) {
        try (ServerDryRun kubernetes = ServerDryRun.ofCurrentContext()) {
            RenderRequest live =
                    request.withCapabilities(kubernetes.capabilities()).withLookup(kubernetes);
            List<ManifestDocument> wanted = documents.of(reported(renderer.render(loaded, live)));
            String namespace = request.release().namespace();
            String usable = kubernetes.usableNamespace(namespace);
            if (!usable.equals(namespace)) {
                session.warn(
                        "namespace " + namespace + " does not exist; its objects are validated in namespace " + usable);
            }
            List<String> rejections = kubernetes.rejections(
                    wanted.stream()
                            .flatMap(document -> document.objects().stream())
                            .toList(),
                    namespace,
                    usable);
            if (!rejections.isEmpty()) {
                throw new CommandException(
                        ExitCode.REFUSED,
                        "Kubernetes rejects " + rejections.size() + " objects:\n  " + String.join("\n  ", rejections));
            }
            write(wanted);
        }
    }

    private void write(List<ManifestDocument> wanted) {
        String text = wanted.stream().map(ManifestDocument::withSource).collect(Collectors.joining());
        if (outputDir == null) {
            session.out().print(text);
        } else {
            new ManifestFiles(session).write(text, outputDir);
        }
    }
}
