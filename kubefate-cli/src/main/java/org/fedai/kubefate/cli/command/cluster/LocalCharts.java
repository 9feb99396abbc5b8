package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.chart.ChartFiles;
import org.fedai.kubefate.common.spec.ClusterSpec;

/**
 * The charts bundled with the command line, used if the service is unavailable. The launcher passes their directory in
 * FATECLOUD_CHARTS, like to the service.
 */
final class LocalCharts {
    private static final String FOLDER = "FATECLOUD_CHARTS";

    private final Session session;

    LocalCharts(Session session) {
        this.session = session;
    }

    /** The chart of a cluster.yaml, in exactly that version. */
    Optional<Chart> find(ClusterSpec spec) {
        String folder = session.environment().variables().getOrDefault(FOLDER, "");
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        // A chartName contains no slash, so the path stays inside the directory.
        return Stream.of(spec.chartName(), spec.chartName() + "-" + spec.chartVersion() + ".tgz")
                .map(Path.of(folder)::resolve)
                .filter(path -> Files.exists(session.environment().directory().resolve(path)))
                .map(new ChartFiles(session)::read)
                .filter(chart ->
                        chart.name().equals(spec.chartName()) && chart.version().equals(spec.chartVersion()))
                .findFirst();
    }
}
