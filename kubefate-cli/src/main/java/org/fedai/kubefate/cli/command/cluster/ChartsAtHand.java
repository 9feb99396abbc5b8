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
 * The charts that came along with the command line, for when the service is away. The launcher says where they are in FATECLOUD_CHARTS, which
 * names such a folder to the service too.
 */
final class ChartsAtHand {
    private static final String FOLDER = "FATECLOUD_CHARTS";

    private final Session session;

    ChartsAtHand(Session session) {
        this.session = session;
    }

    /** The chart that a cluster.yaml asks for, in just that version. */
    Optional<Chart> find(ClusterSpec spec) {
        String folder = session.environment().variables().getOrDefault(FOLDER, "");
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        // A chartName holds no slash, so it cannot lead elsewhere.
        return Stream.of(spec.chartName(), spec.chartName() + "-" + spec.chartVersion() + ".tgz")
                .map(Path.of(folder)::resolve)
                .filter(path -> Files.exists(session.environment().directory().resolve(path)))
                .map(new ChartFiles(session)::read)
                .filter(chart ->
                        chart.name().equals(spec.chartName()) && chart.version().equals(spec.chartVersion()))
                .findFirst();
    }
}
