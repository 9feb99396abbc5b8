package org.fedai.kubefate.chart.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.testing.Helm4;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The charts in {@code src/test/resources/helm4}, which Helm 4 renders in another way than Helm 3. What Helm 4.3.2 rendered stands in the
 * files; {@code -Dhelm4=PATH} compares that with the command itself, and {@code -Dgolden.update=true} besides writes it anew.
 */
class Helm4ChartsTest {
    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/helm4"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @EnabledIfSystemProperty(named = Helm4.PROPERTY, matches = ".+")
    void helm_4_renders_what_the_file_says(Path file) throws IOException {
        ChartCase chart = ChartCase.read(file);
        RealHelm.Outcome outcome = RealHelm.chart(Helm4.ofProperty(), chart.files(), chart.values());
        if (Boolean.getBoolean("golden.update")) {
            chart.record(outcome);
        } else {
            assertThat(ChartCase.text(outcome)).as(outcome.toString()).isEqualTo(chart.outcome());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void charts_render_as_helm_4_renders_them(Path file) throws IOException {
        ChartCase chart = ChartCase.read(file);
        RealHelm.Outcome own = OwnRenderer.of(HelmVersion.V4).render(chart::chart, chart.values());

        assertThat(ChartCase.text(own)).as(own.toString()).isEqualTo(chart.outcome());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void charts_render_as_helm_3_renders_them(Path file) throws IOException {
        ChartCase chart = ChartCase.read(file);
        RealHelm.Outcome helm = RealHelm.chart(chart.files(), chart.values());
        RealHelm.Outcome own = OwnRenderer.of(HelmVersion.V3).render(chart::chart, chart.values());

        assertThat(ChartCase.text(own)).as(own.toString()).isEqualTo(ChartCase.text(helm));
    }
}
