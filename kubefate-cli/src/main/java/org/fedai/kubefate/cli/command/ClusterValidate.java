package org.fedai.kubefate.cli.command;

import java.nio.file.Path;
import org.fedai.kubefate.common.spec.ClusterSpec;
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
            description = "A chart's folder or .tgz to compare with; then no service is needed.")
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
            return new ChartFiles(session)
                    .read(chart)
                    .text("values-template-example.yaml")
                    .orElse("");
        }
        return session.client()
                .charts()
                .example(spec.chartName(), spec.chartVersion())
                .orElseGet(() -> {
                    session.warn("the service has no example of the chart %s %s; keys are not compared"
                            .formatted(spec.chartName(), spec.chartVersion()));
                    return "";
                });
    }
}
