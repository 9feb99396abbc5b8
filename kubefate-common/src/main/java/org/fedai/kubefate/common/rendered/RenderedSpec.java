package org.fedai.kubefate.common.rendered;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.jspecify.annotations.Nullable;

/** Looks for probable mistakes in a cluster.yaml by what its chart makes of it. */
public final class RenderedSpec {
    private RenderedSpec() {}

    /** Renders the same chart for another document. */
    @FunctionalInterface
    public interface Renderer {
        /**
         * What the chart makes of a cluster.yaml.
         *
         * @throws org.fedai.kubefate.chart.exception.EngineException when the chart cannot take it
         */
        List<ManifestObject> render(Map<String, @Nullable Object> document);
    }

    /**
     * Finds probable mistakes.
     *
     * @param objects what the chart made of it
     * @param again renders it anew, once at most, to find out whether the advice would help
     */
    public static List<Finding> findings(ClusterSpec spec, List<ManifestObject> objects, Renderer again) {
        List<EntryText> entries = objects.stream()
                .flatMap(object -> EntryText.of(object).stream())
                .toList();
        List<Finding> findings = new ArrayList<>(LargeNumbers.find(spec, objects, again));
        entries.stream()
                .flatMap(entry -> BrokenEntries.find(spec, entry).stream())
                .forEach(findings::add);
        return findings;
    }
}
