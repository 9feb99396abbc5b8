package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.common.spec.ChartTexts;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.SpecException;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs with {@code -Dupstream=FOLDER}: in no example of a published chart is anything taken for a mistake. */
@EnabledIfSystemProperty(named = "upstream", matches = ".+")
class UpstreamExamplesTest {
    @Test
    void nothing_in_the_example_of_a_published_chart_is_taken_for_a_mistake() throws IOException {
        List<Chart> charts = charts();
        List<String> findings =
                charts.stream().flatMap(chart -> findings(chart).stream()).toList();

        assertThat(charts).isNotEmpty();
        assertThat(findings).isEmpty();
        System.out.println(
                charts.stream().filter(UpstreamExamplesTest::hasExampleOfItsOwn).count() + " of " + charts.size()
                        + " published charts have an example of their own");
    }

    private static List<String> findings(Chart chart) {
        if (!hasExampleOfItsOwn(chart)) {
            return List.of();
        }
        return SpecValidator.validate(spec(chart), ChartTexts.of(chart)).stream()
                .map(finding -> finding.at(chart.name() + "-" + chart.version()))
                .toList();
    }

    /** The oldest have one that is not complete, some the one of another version. */
    private static boolean hasExampleOfItsOwn(Chart chart) {
        try {
            ClusterSpec spec = spec(chart);
            return spec.chartName().equals(chart.name()) && spec.chartVersion().equals(chart.version());
        } catch (SpecException e) {
            return false;
        }
    }

    private static ClusterSpec spec(Chart chart) {
        return ClusterSpec.parse(chart.text("values-template-example.yaml").orElse(""), "example");
    }

    private static List<Chart> charts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("upstream")))) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .sorted()
                    .map(Chart::read)
                    .toList();
        }
    }
}
