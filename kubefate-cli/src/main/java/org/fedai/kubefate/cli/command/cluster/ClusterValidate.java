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
        description = "Look for mistakes in a cluster.yaml; install and update do so too.",
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
            description = "The cluster.yaml; - reads it from the input.")
    private Path file = Path.of("");

    @Option(
            names = "--chart",
            paramLabel = "CHART",
            description = "A chart's folder or .tgz to compare with instead of the one that the service has.")
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
        int mistakes = check.check(session, spec, file, example(spec));
        session.out()
                .println(SpecFile.source(file)
                        + switch (mistakes) {
                            case 0 -> ": nothing to complain about";
                            case 1 -> ": 1 probable mistake";
                            default -> ": " + mistakes + " probable mistakes";
                        });
    }

    private String example(ClusterSpec spec) {
        if (chart != null) {
            return example(new ChartFiles(session).read(chart));
        }
        if (!SpecValidator.isValidated(spec.chartVersion())) {
            session.warn("charts before 1.9.0 do not tell all their keys; none are compared");
            return "";
        }
        try {
            return ofService(spec);
        } catch (ClientException.Unreachable e) {
            return atHand(spec, e);
        }
    }

    private String ofService(ClusterSpec spec) {
        return session.client()
                .charts()
                .example(spec.chartName(), spec.chartVersion())
                .orElseGet(() -> {
                    session.warn("the service has no example of the chart %s %s; keys are not compared"
                            .formatted(spec.chartName(), spec.chartVersion()));
                    return "";
                });
    }

    private String atHand(ClusterSpec spec, ClientException.Unreachable away) {
        Chart found = new ChartsAtHand(session)
                .find(spec)
                .orElseThrow(() -> new CommandException(
                        ExitCode.UNREACHABLE,
                        "%s; to do without it, name the chart %s %s by --chart"
                                .formatted(away.getMessage(), spec.chartName(), spec.chartVersion())));
        session.warn("the service is away; compared with the chart that came along");
        return example(found);
    }

    private static String example(Chart chart) {
        return chart.text("values-template-example.yaml").orElse("");
    }
}
