package org.fedai.kubefate.common.charts.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.common.chart.ArchiveLimits;
import org.fedai.kubefate.common.chart.ChartArchive;
import org.fedai.kubefate.common.chart.ChartFile;
import org.fedai.kubefate.common.charts.ChartUnderTest;
import org.fedai.kubefate.common.charts.ClusterYamls;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs with {@code -Dupstream=FOLDER}, a folder of the Go project's chart packages. Every difference has to be listed, and everything
 * listed has to differ.
 */
class ChartParityIT {
    /** The newest Kubernetes that knows everything both charts make. */
    private static final String KUBERNETES = "1.24.9";

    private static final String UPSTREAM = System.getProperty("upstream", "");

    static List<ChartUnderTest> charts() {
        return ChartUnderTest.all().toList();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void objects_differ_only_as_listed(ChartUnderTest ours, @TempDir Path folder) throws IOException {
        assumeTrue(!UPSTREAM.isEmpty(), "no -Dupstream=FOLDER");
        ChartUnderTest theirs = unpack(ours, folder);
        List<ListedDifference> listed = ListedDifference.of(ours);
        Set<ListedDifference> seen = new LinkedHashSet<>();
        List<String> unlisted = new ArrayList<>();
        Map<String, String> table = new LinkedHashMap<>();
        ClusterYamls.of(ours).forEach((input, clusterYaml) -> {
            var there = Facts.of(theirs.render(theirs.values(clusterYaml), KUBERNETES));
            var here = Facts.of(ours.render(ours.values(clusterYaml), KUBERNETES));
            List<Difference> differences = Difference.between(there, here);
            for (Difference difference : differences) {
                List<ListedDifference> rows =
                        listed.stream().filter(row -> row.covers(difference)).toList();
                seen.addAll(rows);
                if (rows.isEmpty()) {
                    unlisted.add(input + ": " + difference);
                }
            }
            table.put(input, ParityReport.row(there, here, differences));
        });
        ParityReport.append(ours, table);
        assertThat(unlisted).as("differences that DIFFERENCES.md does not list").isEmpty();
        assertThat(listed).as("listed, but equal").allMatch(seen::contains);
    }

    private static ChartUnderTest unpack(ChartUnderTest ours, Path folder) throws IOException {
        Path archive = Path.of(UPSTREAM, ours.name() + "-" + ours.version() + ".tgz");
        assumeTrue(Files.exists(archive), "no " + archive);
        Path chart = folder.resolve(ours.name());
        for (ChartFile file : ChartArchive.read(Files.readAllBytes(archive), ArchiveLimits.DEFAULT)
                .raw()) {
            Path path = chart.resolve(file.name());
            Files.createDirectories(path.getParent());
            Files.write(path, file.data());
        }
        return new ChartUnderTest(chart);
    }
}
