package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.cli.client.ClientException;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.cli.command.chart.ChartFiles;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate cluster validate}. */
@Command(
        name = "validate",
        description = "Check a cluster.yaml for mistakes; install and update do the same.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster validate -f cluster.yaml",
            "  kubefate cluster validate -f cluster.yaml --chart charts/fate --strict"
        })
final class ClusterValidate implements Runnable {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The cluster.yaml; - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--chart",
            paramLabel = "CHART",
            description = "A chart directory or .tgz to validate against instead of the chart of the service.")
    private @Nullable Path chart;

    @Mixin
    private SpecCheck check = new SpecCheck();

    private final Session session;

    ClusterValidate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ClusterSpec spec = new SpecFile(session).read(file);
        int problems = check.check(session, spec, file, example(spec));
        session.out()
                .println(SpecFile.source(file)
                        + switch (problems) {
                            case 0 -> ": no problems found";
                            case 1 -> ": 1 problem found";
                            default -> ": " + problems + " problems found";
                        });
    }

    private String example(ClusterSpec spec) {
        if (chart != null) {
            return example(new ChartFiles(session).read(chart));
        }
        if (!SpecValidator.isValidated(spec.chartVersion())) {
            session.warn("charts before 1.9.0 have no complete example; keys are not checked");
            return "";
        }
        try {
            return ofService(spec);
        } catch (ClientException.Unreachable e) {
            return bundled(spec, e);
        }
    }

    private String ofService(ClusterSpec spec) {
        return session.client()
                .charts()
                .example(spec.chartName(), spec.chartVersion())
                .orElseGet(() -> {
                    session.warn("the service has no example of the chart %s %s; keys are not checked"
                            .formatted(spec.chartName(), spec.chartVersion()));
                    return "";
                });
    }

    private String bundled(ClusterSpec spec, ClientException.Unreachable away) {
        Chart found = new LocalCharts(session)
                .find(spec)
                .orElseThrow(() -> new CommandException(
                        ExitCode.UNREACHABLE,
                        "%s; to validate without the service, specify the chart %s %s with --chart"
                                .formatted(away.getMessage(), spec.chartName(), spec.chartVersion())));
        session.warn("the service is unavailable; validated against the bundled chart");
        return example(found);
    }

    private static String example(Chart chart) {
        return chart.text("values-template-example.yaml").orElse("");
    }
}
