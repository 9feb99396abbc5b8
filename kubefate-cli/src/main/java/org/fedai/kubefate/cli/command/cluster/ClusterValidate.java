package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.cli.command.chart.ChartFiles;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.fedai.kubefate.common.versions.ServedVersions;
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

    @Option(
            names = "--offline",
            description = "Do not contact the service: validate against the chart of --chart, or a bundled chart.")
    private boolean offline;

    @Mixin
    private SpecCheck check = new SpecCheck();

    private final Session session;

    ClusterValidate(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ClusterSpec spec = new SpecFile(session).read(file);
        List<Finding> findings = findings(spec, known(spec));
        check.check(session, file, findings);
        session.out()
                .println(SpecFile.source(file)
                        + switch (findings.size()) {
                            case 0 -> ": no problems found";
                            case 1 -> ": 1 problem found";
                            default -> ": " + findings.size() + " problems found";
                        });
    }

    private KnownChart known(ClusterSpec spec) {
        if (chart != null) {
            return KnownChart.of(ServedVersions.choose(new ChartFiles(session).readAll(chart), spec.chartVersion()));
        }
        ChartSearch search = new ChartSearch(session, spec);
        return offline ? search.offline() : search.known();
    }

    private List<Finding> findings(ClusterSpec spec, KnownChart known) {
        List<Finding> findings = new ArrayList<>(SpecValidator.validate(spec, known.texts()));
        try {
            known.chart().ifPresent(found -> findings.addAll(new RenderedCheck(found).findings(spec)));
        } catch (EngineException e) {
            if (known.complete()) {
                findings.add(new Finding(0, "", "the chart cannot be rendered: " + e.getMessage()));
            } else {
                session.warn("the rendered objects were not checked: " + e.getMessage());
            }
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return findings;
    }
}
