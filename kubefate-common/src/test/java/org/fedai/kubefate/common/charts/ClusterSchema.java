package org.fedai.kubefate.common.charts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a cluster.yaml for a chart may hold, by the chart's example: the keys, their types, and what the comments say of them. */
final class ClusterSchema {
    private final Map<String, @Nullable Object> shown = new LinkedHashMap<>();

    private ClusterSchema() {}

    /** The JSON schema. */
    static Map<String, @Nullable Object> of(ChartUnderTest chart) {
        Example example = Example.of(chart);
        Map<String, @Nullable Object> document = new ClusterSchema().filled(example.document());
        List<String> required = Stream.of("name", "namespace", "chartName", "chartVersion", "partyId")
                .filter(document::containsKey)
                .toList();
        return new JsonSchema(example.meanings(), true).of("cluster.yaml for chart " + chart, document, required);
    }

    /** The example shows once what keys hold that mean the same everywhere, and leaves them empty after. */
    private Map<String, @Nullable Object> filled(Map<String, @Nullable Object> keys) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        keys.forEach((key, value) -> {
            if (value instanceof Map<?, ?> && !Trees.isFree(key)) {
                result.put(key, filled(Trees.map(value)));
            } else {
                result.put(key, value == null ? shown.get(key) : value);
            }
            if (Meanings.isGeneral(key)) {
                shown.putIfAbsent(key, value);
            }
        });
        return result;
    }
}
