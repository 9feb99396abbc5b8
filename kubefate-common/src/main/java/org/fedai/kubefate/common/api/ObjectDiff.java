package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An object that differs.
 *
 * @param namespace null if the object is in none
 * @param diff its lines as a unified diff, with hashes in place of secrets; omitted if lines were not asked for
 */
public record ObjectDiff(
        @JsonProperty("api_version") String apiVersion,
        @JsonProperty("kind") String kind,

        @JsonProperty("namespace") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String namespace,

        @JsonProperty("name") String name,
        @JsonProperty("change") ObjectChange change,

        @JsonProperty("diff") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String diff) {
    /** For people: {@code Deployment fate-9999/web}. */
    public String object() {
        return kind + " " + (namespace == null ? "" : namespace + "/") + name;
    }

    /** The same without lines. */
    public ObjectDiff withoutLines() {
        return new ObjectDiff(apiVersion, kind, namespace, name, change, null);
    }
}
