package org.fedai.kubefate.chart.internal.scope;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.exception.ChartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a values.schema.json may try, and what stops it. */
@Timeout(60)
class SchemaLimitsTest {
    @Test
    void a_schema_that_refers_to_another_twice_again_and_again_is_stopped() {
        StringBuilder schema = new StringBuilder("{'$ref': '#/$defs/d30', '$defs': {'d0': {'type': 'object'}");
        for (int i = 1; i <= 30; i++) {
            schema.append(", 'd%d': {'allOf': [{'$ref': '#/$defs/d%d'}, {'$ref': '#/$defs/d%d'}]}"
                    .formatted(i, i - 1, i - 1));
        }

        refuses(schema + "}}", RenderLimits.DEFAULT, "it takes more than 5000000 steps");
        refuses("{'items': {}, 'allOf': [{}, {}, {}]}", RenderLimits.DEFAULT.withIterations(2), "more than 2 steps");
    }

    @Test
    void a_schema_that_refers_to_itself_is_refused() {
        refuses("{'$ref': '#'}", RenderLimits.DEFAULT, "refers to itself endlessly");
    }

    @ParameterizedTest
    @CsvSource({"((((a{100}){100}){100}){100}),invalid repeat count", "(a,missing closing )"})
    void a_pattern_is_refused_before_it_becomes_huge(String pattern, String message) {
        refuses("{'properties': {'a': {'pattern': '" + pattern + "'}}}", RenderLimits.DEFAULT, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "http://127.0.0.1:9/x.json",
                "classpath:/x.json",
                "jar:file:/x.jar!/x.json",
                "../../../etc/passwd"
            })
    void a_schema_elsewhere_is_not_read(String address) {
        refuses("{'$ref': '" + address + "'}", RenderLimits.DEFAULT, "is not allowed to be loaded");
        refuses("{'$schema': '" + address + "'}", RenderLimits.DEFAULT, "is not allowed to be loaded");
    }

    private static void refuses(String schema, RenderLimits limits, String message) {
        Chart chart = Tgz.chart()
                .file("probe/values.yaml", "a: text")
                .file("probe/values.schema.json", schema.replace('\'', '"'))
                .read();
        assertThatExceptionOfType(ChartException.class)
                .isThrownBy(() -> ChartScope.of(
                        HelmVersion.V3,
                        chart,
                        Map.of(),
                        Map.of(),
                        CapabilitiesValue.of(HelmVersion.V3, "v1.33.1", "v1.33.1", Set.of()),
                        limits))
                .withMessageStartingWith("probe/values.schema.json cannot be used: ")
                .withMessageContaining(message);
    }
}
