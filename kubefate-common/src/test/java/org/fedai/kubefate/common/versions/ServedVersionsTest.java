package org.fedai.kubefate.common.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedVersionsTest {
    private static final String METADATA = """
            # of FATE
            apiVersion: v2
            name: fate
            version: v2.0.0
            appVersion: v2.0.0
            kubeVersion: ">=1.20.0-0"
            dependencies:
              - name: other
                version: 1.0.0
            """;
    private static final String EXAMPLE = "chartName: fate\nchartVersion: v2.0.0\n#  chartVersion: old\n";

    @Test
    void the_versions_of_the_table_follow_that_of_the_chart() {
        List<Chart> charts = ServedVersions.of(chart("v1.9.0: {}\nv2.0.0: {}\nv2.2.0: {}\n"));

        assertThat(charts).extracting(Chart::version).containsExactly("v2.0.0", "v1.9.0", "v2.2.0");
        assertThat(charts)
                .extracting(chart -> chart.metadata().appVersion())
                .containsExactly("v2.0.0", "v1.9.0", "v2.2.0");
    }

    @Test
    void only_version_appVersion_and_the_chartVersion_of_the_example_change() {
        Chart served = ServedVersions.of(chart("v2.0.0: {}\nv2.2.0: {}\n")).getLast();

        assertThat(served.text("Chart.yaml"))
                .contains(METADATA.replace("version: v2.0.0", "version: v2.2.0")
                        .replace("appVersion: v2.0.0", "appVersion: v2.2.0"));
        assertThat(served.text("values-template-example.yaml"))
                .contains("chartName: fate\nchartVersion: v2.2.0\n#  chartVersion: old\n");
        assertThat(served.text("values.yaml")).contains("version: v2.0.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- v2.0.0\n", "v2.2.0: {}\n", "text\n", "v2.0.0: {}\n"})
    void a_chart_that_is_not_in_its_table_is_alone(String table) {
        assertThat(ServedVersions.of(chart(table))).extracting(Chart::version).containsExactly("v2.0.0");
    }

    @Test
    void a_cluster_yaml_of_another_version_is_given_the_version_of_the_chart() {
        List<Chart> charts = ServedVersions.of(chart("v2.0.0: {}\nv2.2.0: {}\n"));

        assertThat(ServedVersions.choose(charts, "v2.2.0").version()).isEqualTo("v2.2.0");
        assertThat(ServedVersions.choose(charts, "v1.0.0").version()).isEqualTo("v2.0.0");
    }

    private static Chart chart(String table) {
        return Chart.of(List.of(
                file("Chart.yaml", METADATA),
                file("values.yaml", "version: v2.0.0\n"),
                file("values-template-example.yaml", EXAMPLE),
                file("versions.yaml", table)));
    }

    private static ChartFile file(String name, String text) {
        return new ChartFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
