package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
    static Stream<ChartUnderTest> charts() {
        return ChartUnderTest.all();
    }

    static Stream<ChartUnderTest> clusters() {
        return ChartUnderTest.clusters();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void helm_finds_nothing_wrong(ChartUnderTest chart) {
        LintResult result = chart.lint();
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("WARNING"));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void values_yaml_alone_installs_something(ChartUnderTest chart) {
        assertThat(chart.render("", ChartUnderTest.NEWEST).objects()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void helm_would_install_it(ChartUnderTest chart) {
        assertThat(chart.dryRun("")).contains("STATUS: pending-install");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_package_of_helm_renders_as_the_folder_does(ChartUnderTest chart, @TempDir Path folder) {
        ChartUnderTest packed = chart.packedTo(folder);
        Manifest manifest = chart.render("", ChartUnderTest.NEWEST);
        assertThat(packed.render("", ChartUnderTest.NEWEST)).isEqualTo(manifest);
        assertThat(packed.renderOurselves("", ChartUnderTest.NEWEST).toYaml())
                .isEqualTo(chart.renderOurselves("", ChartUnderTest.NEWEST).toYaml());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_package_of_ours_renders_in_helm_as_the_folder_does(ChartUnderTest chart, @TempDir Path folder)
            throws IOException {
        Path archive = Files.write(folder.resolve("chart.tgz"), ChartArchive.write(chart.read()));
        assertThat(new ChartUnderTest(archive).render("", ChartUnderTest.NEWEST))
                .isEqualTo(chart.render("", ChartUnderTest.NEWEST));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void the_oldest_kubernetes_is_fine(ChartUnderTest chart) {
        assertThat(chart.render("", "1.20.0").objects()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void every_key_of_the_example_can_be_switched_on(ChartUnderTest chart) {
        String values = chart.values(Example.of(chart).text());
        assertThat(chart.render(values, ChartUnderTest.NEWEST).objects()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void the_example_as_it_stands_equals_the_defaults(ChartUnderTest chart) {
        String values = chart.values(chart.text("values-template-example.yaml"));
        Map<String, Long> kinds = kinds(chart.render(values, ChartUnderTest.NEWEST));
        assertThat(kinds).isEqualTo(kinds(chart.render("", ChartUnderTest.NEWEST)));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void the_example_shows_defaults(ChartUnderTest chart) {
        Map<String, @Nullable Object> example = Example.of(chart).document();
        Defaults defaults = Defaults.of(chart);
        for (String path : Trees.closedPaths(example)) {
            Object shown = Trees.at(example, path);
            boolean empty = shown == null || shown.equals("");
            // What belongs to one place is an example.
            if (!empty && !path.matches(".*\\.(type|exchange\\..*|fateflow\\..*)")) {
                assertThat(defaults.of(path).map(String::valueOf).orElse(shown.toString()))
                        .as("the default of %s", path)
                        .isEqualTo(shown.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void pod_security_policies_are_made_only_where_they_exist(ChartUnderTest chart) {
        String enabled = "podSecurityPolicy: {enabled: true}";
        assertThat(kinds(chart.render(enabled, "1.24.9"))).containsKeys("PodSecurityPolicy", "ServiceAccount");
        assertThat(kinds(chart.render(enabled, "1.25.0")))
                .containsKey("ServiceAccount")
                .doesNotContainKey("PodSecurityPolicy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"party-9999", "party-10000", "party-exchange"})
    void helm_would_install_every_example(String folder) {
        List<Path> files = Examples.in(folder);
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Examples.Cluster cluster = Examples.read(file);
            String values = cluster.chart().values(cluster.text());
            assertThat(cluster.chart().dryRun(values)).as(file.toString()).contains("STATUS: pending-install");
        }
    }

    private static Map<String, Long> kinds(Manifest manifest) {
        return manifest.objects().stream().collect(Collectors.groupingBy(ManifestObject::kind, Collectors.counting()));
    }
}
