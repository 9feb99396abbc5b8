package org.fedai.kubefate.chart.render;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a chart.
 *
 * @param values those the templates saw: the chart's defaults under the user's
 * @param crds the objects of {@code crds/}, not rendered
 * @param manifest the objects of the release, without hooks
 * @param hooks objects that run at certain points of a release's life
 * @param notes the rendered NOTES.txt; empty when there is none
 * @param documents manifest and hooks as the templates wrote them, comments and all, in the order in which {@code helm template} prints them
 * @param warnings sentences about values that do not fit the chart; empty when all do
 */
public record RenderedChart(
        Map<String, @Nullable Object> values,
        List<ManifestObject> crds,
        Manifest manifest,
        List<ManifestObject> hooks,
        String notes,
        List<ManifestDocument> documents,
        List<String> warnings) {
    /** {@return what {@code helm template} prints} */
    public String text() {
        return documents.stream().map(ManifestDocument::withSource).collect(Collectors.joining());
    }
}
