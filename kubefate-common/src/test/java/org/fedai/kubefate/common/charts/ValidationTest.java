package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Validation of a cluster.yaml, the charts' schemas for editors and their examples agree. */
class ValidationTest {
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<ChartUnderTest> charts() {
        return ChartUnderTest.all();
    }

    static Stream<Arguments> clusters() {
        return ChartUnderTest.clusters()
                .flatMap(chart -> ClusterYamls.of(chart).entrySet().stream()
                        .map(entry -> Arguments.of(chart, entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("clusters")
    void nothing_in_an_example_is_taken_for_a_mistake(ChartUnderTest chart, String name, String clusterYaml) {
        ClusterSpec spec = ClusterSpec.parse(clusterYaml, name);
        List<Finding> findings = SpecValidator.validate(spec, chart.text("values-template-example.yaml"));
        // An example with every key has modules that do not go together.
        assertThat(findings)
                .filteredOn(finding -> !finding.message().contains("is only used with"))
                .extracting(finding -> finding.at(name))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("clusters")
    void a_chart_s_schema_accepts_its_examples(ChartUnderTest chart, String name, String clusterYaml) {
        assertThat(findings(schema(chart), Trees.map(Yaml.read(clusterYaml, name))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void a_misspelt_key_is_a_mistake_to_schema_and_validation(ChartUnderTest chart) {
        Schema schema = schema(chart);
        Map<String, @Nullable Object> example = Example.of(chart).document();
        List<String> keys = Trees.closedPaths(example);
        assertThat(keys).hasSizeGreaterThan(10);
        for (String key : keys) {
            Map<String, @Nullable Object> misspelt = Trees.merge(example, Trees.nested(key + "x", "any"));
            assertThat(findings(schema, misspelt)).as("schema on " + key + "x").isNotEmpty();
            ClusterSpec spec = ClusterSpec.parse(Yaml.write(misspelt), key);
            assertThat(SpecValidator.validate(spec, chart.text("values-template-example.yaml")))
                    .as("validation on " + key + "x")
                    .extracting(Finding::path)
                    .contains(key + "x");
        }
    }

    private static Schema schema(ChartUnderTest chart) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JSON.readTree(chart.text("cluster.schema.json")));
    }

    private static List<Error> findings(Schema schema, Map<String, @Nullable Object> document) {
        return schema.validate(JSON.valueToTree(document));
    }
}
