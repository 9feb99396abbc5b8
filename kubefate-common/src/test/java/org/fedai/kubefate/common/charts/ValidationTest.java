package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Validation of a cluster.yaml and the charts' examples agree. */
class ValidationTest {
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
                .filteredOn(finding -> !finding.message().contains("is of use only with"))
                .extracting(finding -> finding.at(name))
                .isEmpty();
    }
}
