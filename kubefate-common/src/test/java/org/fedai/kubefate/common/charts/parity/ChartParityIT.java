package org.fedai.kubefate.common.charts.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    static List<ChartUnderTest> charts() {
        return ChartUnderTest.all().toList();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void objects_differ_only_as_listed(ChartUnderTest chart, @TempDir Path folder) throws IOException {
        Pair pair = Pair.of(chart, folder);
        List<ListedDifference> listed = ListedDifference.byObject(chart);
        Set<ListedDifference> seen = new LinkedHashSet<>();
        List<String> unlisted = new ArrayList<>();
        ParityReport report = new ParityReport();
        ClusterYamls.of(chart).forEach((input, clusterYaml) -> {
            var there = pair.there(clusterYaml);
            var here = pair.here(clusterYaml);
            List<Difference> differences = Difference.between(there, here);
            for (Difference difference : differences) {
                List<ListedDifference> rows =
                        listed.stream().filter(row -> row.covers(difference)).toList();
                seen.addAll(rows);
                if (rows.isEmpty()) {
                    unlisted.add(input + ": " + difference);
                }
            }
            report.add(input, there, here, differences);
        });
        report.write(chart, "examples");
        assertThat(unlisted).as("differences that DIFFERENCES.md does not list").isEmpty();
        assertThat(listed).as("listed, but equal").allMatch(seen::contains);
    }
}
