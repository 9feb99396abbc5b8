package org.fedai.kubefate.chart.testing;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.yaml, which the charts of this project turn into values.
 *
 * @param text as it was written
 * @param document what it says
 */
public record ClusterDocument(String text, Map<String, @Nullable Object> document) {
    private static final List<String> REQUIRED = List.of("name", "namespace", "chartName", "chartVersion");

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when it does not name a cluster and a chart
     * @throws org.fedai.kubefate.chart.exception.YamlException when it is not YAML
     */
    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    public static ClusterDocument parse(String text, String source) {
        if (Yaml.read(text, source) instanceof Map<?, ?> map
                && REQUIRED.stream().allMatch(key -> map.get(key) instanceof String)) {
            return new ClusterDocument(text, (Map<String, @Nullable Object>) map);
        }
        throw new IllegalArgumentException(source + " does not name a cluster and a chart");
    }

    public String name() {
        return String.valueOf(document.get("name"));
    }

    public String namespace() {
        return String.valueOf(document.get("namespace"));
    }

    public String chartName() {
        return String.valueOf(document.get("chartName"));
    }

    public String chartVersion() {
        return String.valueOf(document.get("chartVersion"));
    }
}
