package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both schemas of a chart say what its example says. */
class SchemasTest {
    static Stream<ChartUnderTest> charts() {
        return ChartUnderTest.all();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void values_may_be_what_defaults_and_example_are(ChartUnderTest chart) {
        Example example = Example.of(chart);
        String defaults = chart.text("values.yaml");
        Map<String, @Nullable Object> values = Trees.merge(
                Trees.map(Yaml.read(defaults, "values.yaml")),
                Trees.map(Yaml.read(chart.values(example.text()), "values")));
        Map<String, String> meanings = Comments.read(defaults.lines().toList(), "#");
        Map<String, @Nullable Object> schema =
                new JsonSchema(meanings, false).of("Values of chart " + chart, values, List.of());
        GeneratedFile.check(chart.location().resolve("values.schema.json"), JsonSchema.text(schema));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_cluster_yaml_may_be_what_the_example_is(ChartUnderTest chart) {
        GeneratedFile.check(chart.location().resolve("cluster.schema.json"), JsonSchema.text(ClusterSchema.of(chart)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"computing: Sparky", "modules: {osx: {type: Nodeport}}", "modules: {python: {replicas: 1.5}}"})
    void helm_refuses_values_that_cannot_be(String values) {
        ChartUnderTest fate = ChartUnderTest.of("fate");
        assertThatThrownBy(() -> fate.render(values, ChartUnderTest.NEWEST)).hasMessageContaining("schema");
    }

    @Test
    void numbers_in_quotes_are_fine() {
        String values = "partyId: '9999'\nmodules: {osx: {nodePort: '30091', imageTag: 2.0}}";
        assertThat(ChartUnderTest.of("fate")
                        .render(values, ChartUnderTest.NEWEST)
                        .objects())
                .isNotEmpty();
    }
}
