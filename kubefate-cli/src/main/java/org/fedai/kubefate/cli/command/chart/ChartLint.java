package org.fedai.kubefate.cli.command.chart;

import java.nio.file.Path;
import java.util.List;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.cli.lint.ChartLinter;
import org.fedai.kubefate.cli.lint.LintFinding;
import org.fedai.kubefate.cli.lint.LintFinding.Level;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.versions.ServedVersions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart lint}. */
@Command(
        name = "lint",
        description = "Render a chart with its defaults and its example and report problems, "
                + "by the rules of helm lint and more; needs no service.",
        footer = {
            "",
            "Examples:",
            "  kubefate chart lint charts/fate",
            "  kubefate chart lint charts/fate -f cluster.yaml --strict"
        })
final class ChartLint implements Runnable {
    @Parameters(paramLabel = "CHART", description = "A chart directory or .tgz.")
    private Path chart = Path.of("");

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Also render the chart with this cluster.yaml.")
    private @Nullable Path file;

    @Option(names = "--strict", description = "Treat warnings as errors.")
    private boolean strict;

    @Mixin
    private CapabilityOptions options = new CapabilityOptions();

    private final Session session;

    ChartLint(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        List<Chart> versions = new ChartFiles(session).readAll(chart);
        if (file == null) {
            versions.forEach(version -> lint(version, null));
        } else {
            ClusterSpec spec = new SpecFile(session).read(file);
            lint(ServedVersions.choose(versions, spec.chartVersion()), spec);
        }
    }

    private void lint(Chart loaded, @Nullable ClusterSpec spec) {
        List<LintFinding> findings = new ChartLinter(loaded, options.capabilities(), options.renderer()).lint(spec);
        findings.forEach(session.out()::println);
        Level bad = strict ? Level.WARNING : Level.ERROR;
        long failures = findings.stream()
                .filter(finding -> finding.level().compareTo(bad) >= 0)
                .count();
        if (failures > 0) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "the chart %s %s has %d problems".formatted(loaded.name(), loaded.version(), failures));
        }
        session.out().println("the chart " + loaded.name() + " " + loaded.version() + " has no problems");
    }
}
