package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.testing.ManifestDiff;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** This project's renderer and Helm make the same of this project's charts. */
class OwnRendererTest {
    static List<Arguments> clusters() {
        return ChartUnderTest.all()
                .flatMap(chart -> ClusterYamls.of(chart).entrySet().stream()
                        .map(entry -> Arguments.of(chart, entry.getKey(), entry.getValue())))
                .toList();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("clusters")
    void makes_the_values_and_objects_that_helm_makes(ChartUnderTest chart, String name, String clusterYaml) {
        String values = chart.values(clusterYaml);
        assertThat(chart.valuesOurselves(clusterYaml)).isEqualTo(Yaml.read(values, name));
        Stream.of("1.20.2", ChartUnderTest.NEWEST).forEach(version -> {
            Manifest helm = chart.render(values, version);
            Manifest own = chart.renderOurselves(values, version);
            ManifestDiff diff = ManifestDiff.between(helm, own, "probe-namespace");
            assertThat(diff.added()).isEmpty();
            assertThat(diff.removed()).isEmpty();
            assertThat(diff.changed().stream()
                            .collect(Collectors.toMap(Object::toString, ManifestDiff.ObjectChange::fields)))
                    .isEqualTo(Map.of());
        });
    }
}
