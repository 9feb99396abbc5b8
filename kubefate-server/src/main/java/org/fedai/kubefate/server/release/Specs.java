package org.fedai.kubefate.server.release;

import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;

/** Documents that were checked before they were recorded. */
public final class Specs {
    private Specs() {}

    /** Reads a recorded document again. The release of an upgrade manager has one that is no complete cluster.yaml. */
    static ClusterSpec recorded(String text, Release release, String chartName, String chartVersion) {
        return new ClusterSpec(text, document(text), release.name(), release.namespace(), chartName, chartVersion);
    }

    @SuppressWarnings("unchecked") // YAML maps have string keys.
    public static Map<String, @Nullable Object> document(String text) {
        return Yaml.read(text, "cluster.yaml") instanceof Map<?, ?> map
                ? (Map<String, @Nullable Object>) map
                : Map.of();
    }
}
