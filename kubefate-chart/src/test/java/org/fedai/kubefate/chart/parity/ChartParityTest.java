package org.fedai.kubefate.chart.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The tables are written to {@code target/parity-*.txt}. */
class ChartParityTest {
    @Test
    void the_charts_of_this_project_render_as_helm_renders_them() throws IOException {
        compare("charts", "1.33.1", Path.of("..", "charts"), Path.of("..", "examples"));
    }

    @Test
    void charts_that_use_all_that_helm_offers_render_as_helm_renders_them() throws IOException {
        compare("features", "1.33.1", Path.of("src", "test", "resources", "parity"));
    }

    /** {@code -Dupstream=FOLDER}: charts as packages or folders, and cluster.yaml files, at any depth. */
    @Test
    @EnabledIfSystemProperty(named = "upstream", matches = ".+")
    void the_charts_of_a_folder_render_as_helm_renders_them() throws IOException {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("upstream")));
        compare("upstream", System.getProperty("upstream.kubeVersion", "1.33.1"), folder);
    }

    private static void compare(String name, String kubeVersion, Path... folders) throws IOException {
        List<ParityCase> cases = ParityCases.below(folders);
        assertThat(cases).isNotEmpty();
        ParityReport report = new ParityReport(kubeVersion);
        cases.forEach(report::compare);
        Files.writeString(
                Path.of("target", "parity-" + name + ".txt"), report.table() + String.join("\n", report.failures()));
        assertThat(report.failures()).isEmpty();
    }
}
