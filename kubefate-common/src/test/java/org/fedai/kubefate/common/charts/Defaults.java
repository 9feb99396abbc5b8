package org.fedai.kubefate.common.charts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** What keys of a cluster.yaml mean when they are left out, by the chart's values.yaml. */
record Defaults(@Nullable Object values) {
    static Defaults of(ChartUnderTest chart) {
        return new Defaults(Yaml.read(chart.text("values.yaml"), "values.yaml"));
    }

    /**
     * The default of a key that holds text, a number or a boolean.
     *
     * @param path in the cluster.yaml
     */
    Optional<Object> of(String path) {
        Stream<String> places = path.equals("persistence")
                ? Stream.of("persistence.enabled")
                : Stream.of("modules." + path, path, "image." + path);
        return places.map(place -> Trees.at(values, place))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(value -> !value.equals("") && !(value instanceof Map<?, ?>) && !(value instanceof List<?>));
    }
}
