package org.fedai.kubefate.chart.render;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * The result of rendering a chart.
 *
 * @param values the values that the templates received: those of the user merged into the defaults
 * @param crds the objects of {@code crds/}, not rendered
 * @param manifest the objects of the release, without hooks
 * @param hooks the hooks of the release
 * @param notes the rendered NOTES.txt; empty if there is none
 * @param documents manifest and hooks as the templates wrote them, including comments, in the order of {@code helm template}
 * @param warnings warnings about values that conflict with the chart
 */
public record RenderedChart(
        Map<String, @Nullable Object> values,
        List<ManifestObject> crds,
        Manifest manifest,
        List<ManifestObject> hooks,
        String notes,
        List<ManifestDocument> documents,
        List<String> warnings) {
    /** {@return the output of {@code helm template}} */
    public String text() {
        return documents.stream().map(ManifestDocument::withSource).collect(Collectors.joining());
    }
}
