package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart in the store, as clients see it.
 *
 * @param chart the text of Chart.yaml
 */
public record HelmChart(
        @JsonProperty("ID") long id,
        @JsonProperty("CreatedAt") Instant createdAt,
        @JsonProperty("UpdatedAt") Instant updatedAt,
        @JsonProperty("DeletedAt") @Nullable Instant deletedAt,
        @JsonProperty("uuid") String uuid,
        @JsonProperty("name") String name,
        @JsonProperty("chart") String chart,
        @JsonProperty("values") String values,
        @JsonProperty("values_template") String valuesTemplate,
        @JsonProperty("values_template_example") String valuesTemplateExample,
        @JsonProperty("templates") List<Template> templates,
        @JsonProperty("version") String version,
        @JsonProperty("app_version") String appVersion) {

    /**
     * One file of {@code templates/}.
     *
     * @param data the content in base64
     */
    public record Template(
            @JsonProperty("name") String name,
            @JsonProperty("data") String data) {}
}
