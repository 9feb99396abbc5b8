package org.fedai.kubefate.server.release.adopt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.DeriveSpec;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Derives the cluster.yaml of a revision of Helm from its values. */
@Component
public class ReleaseSpec {
    private static final String EXAMPLE = "values-template-example.yaml";

    private final ChartRenderer renderer;

    ReleaseSpec(ChartRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * What could be derived.
     *
     * @param lost paths of values that the cluster.yaml does not give: the next update takes those of the chart for them
     */
    public record Derived(ClusterSpec spec, List<String> lost) {}

    /** The chart that the record contains; empty if the record has only a part of it. */
    public Optional<Chart> chart(HelmRelease release) {
        try {
            return RecordedChart.of(release.chart());
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    /**
     * Derives the cluster.yaml.
     *
     * @param chart of the release
     */
    public Derived derive(HelmRelease release, String namespace, Chart chart) {
        Map<String, @Nullable Object> identity = identity(release, namespace);
        if (!ChartRenderer.takesDocuments(chart)) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>(release.config());
            document.putAll(identity);
            return new Derived(spec(release, namespace, document), List.of());
        }
        Map<String, @Nullable Object> defaults = chart.values();
        DeriveSpec.Derived derived = DeriveSpec.derive(
                identity,
                chart.text(EXAMPLE).orElse(""),
                merged(defaults, release.config()),
                document -> merged(defaults, renderer.values(chart, document)));
        return new Derived(spec(release, namespace, derived.document()), derived.lost());
    }

    /** A cluster.yaml that says only which chart it is, for a revision whose chart is not known. */
    public ClusterSpec unknown(HelmRelease release, String namespace) {
        return spec(release, namespace, identity(release, namespace));
    }

    private static Map<String, @Nullable Object> identity(HelmRelease release, String namespace) {
        Map<String, @Nullable Object> identity = new LinkedHashMap<>();
        identity.put("name", release.name());
        identity.put("namespace", namespace);
        identity.put("chartName", release.chart().name());
        identity.put("chartVersion", release.chart().version());
        return identity;
    }

    private static ClusterSpec spec(HelmRelease release, String namespace, Map<String, @Nullable Object> document) {
        return ClusterSpec.checked(
                Yaml.write(document),
                release.name(),
                namespace,
                release.chart().name(),
                release.chart().version());
    }

    /** As Helm merges values: maps are merged, everything else is replaced, null removes a default. */
    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> defaults, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(defaults);
        values.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?> map && merged.get(key) instanceof Map<?, ?> other) {
                merged.put(key, merged(stringKeys(other), stringKeys(map)));
            } else {
                merged.put(key, value);
            }
        });
        return merged;
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML and JSON have string keys.
    private static Map<String, @Nullable Object> stringKeys(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
