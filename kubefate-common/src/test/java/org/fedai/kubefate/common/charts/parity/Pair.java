package org.fedai.kubefate.common.charts.parity;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.common.charts.ChartUnderTest;

/** A chart of this project and the Go project's of the same name and version. */
record Pair(ChartUnderTest ours, ChartUnderTest theirs) {
    private static final String UPSTREAM = System.getProperty("upstream", "");
    /** The newest Kubernetes that knows everything both charts make. */
    private static final String KUBERNETES = "1.24.9";

    /**
     * Skips the test when the other one is not there.
     *
     * @param scratch where to unpack it
     */
    static Pair of(ChartUnderTest ours, Path scratch) throws IOException {
        assumeTrue(!UPSTREAM.isEmpty(), "no -Dupstream=FOLDER");
        Path archive = Path.of(UPSTREAM, ours.name() + "-" + ours.version() + ".tgz");
        assumeTrue(Files.exists(archive), "no " + archive);
        Path chart = scratch.resolve(ours.name());
        for (ChartFile file : ChartArchive.read(Files.readAllBytes(archive), ArchiveLimits.DEFAULT)
                .raw()) {
            Path path = chart.resolve(file.name());
            Files.createDirectories(path.getParent());
            Files.write(path, file.data());
        }
        return new Pair(ours, new ChartUnderTest(chart));
    }

    Map<String, Map<String, String>> here(String clusterYaml) {
        return facts(ours, clusterYaml);
    }

    Map<String, Map<String, String>> there(String clusterYaml) {
        return facts(theirs, clusterYaml);
    }

    /** Empty when that chart makes an error of it. */
    Optional<Map<String, Map<String, String>>> thereIfAny(String clusterYaml) {
        try {
            return Optional.of(there(clusterYaml));
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private static Map<String, Map<String, String>> facts(ChartUnderTest chart, String clusterYaml) {
        return Facts.of(chart.render(chart.values(clusterYaml), KUBERNETES));
    }
}
