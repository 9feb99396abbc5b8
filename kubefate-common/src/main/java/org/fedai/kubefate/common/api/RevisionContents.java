package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a cluster with everything that was recorded of it.
 *
 * @param values the text of the cluster.yaml
 * @param spec the cluster.yaml as a document
 * @param chartValues the values that the chart was rendered with
 * @param manifest its objects as YAML, in the order in which they are applied; with the objects of {@code crds/}, without hooks
 * @param hooks the hooks of the chart as YAML
 * @param notes the rendered {@code NOTES.txt}; empty if the chart has none
 */
public record RevisionContents(
        @JsonProperty("summary") ClusterRevision summary,
        @JsonProperty("values") String values,
        @JsonProperty("Spec") Map<String, @Nullable Object> spec,
        @JsonProperty("chart_values") Map<String, @Nullable Object> chartValues,
        @JsonProperty("manifest") String manifest,
        @JsonProperty("hooks") String hooks,
        @JsonProperty("notes") String notes) {}
