package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.chart.ChartFiles;

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

    /**
     * A chart in exactly that version.
     *
     * @param name the chartName of a cluster.yaml
     */
    Optional<Chart> find(String name, String version) {
        String folder = session.environment().variables().getOrDefault(FOLDER, "");
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        // A chartName holds no slash, so it cannot lead elsewhere.
        return Stream.of(name, name + "-" + version + ".tgz")
                .map(Path.of(folder)::resolve)
                .filter(path -> Files.exists(session.environment().directory().resolve(path)))
                .flatMap(path -> new ChartFiles(session).readAll(path).stream())
                .filter(chart -> chart.name().equals(name) && chart.version().equals(version))
                .findFirst();
    }
}
