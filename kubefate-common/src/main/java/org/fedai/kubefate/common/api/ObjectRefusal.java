package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the API server of Kubernetes does not accept in an object of a cluster.
 *
 * @param namespace null if the object is in none
 * @param source the template of the object; empty if it is not known
 * @param field the path of the field, such as {@code spec.serviceName}; empty if the whole object is refused
 * @param before the value that is deployed, or a hash if it is secret; null if there is none
 * @param after the value that is wanted; null if there is none
 * @param reason in the words of the API server
 * @param immutable whether the field could only be changed by creating the object again
 * @param advice what to do
 */
public record ObjectRefusal(
        @JsonProperty("api_version") String apiVersion,
        @JsonProperty("kind") String kind,

        @JsonProperty("namespace") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String namespace,

        @JsonProperty("name") String name,
        @JsonProperty("source") String source,
        @JsonProperty("field") String field,

        @JsonProperty("before") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String before,

        @JsonProperty("after") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String after,

        @JsonProperty("reason") String reason,
        @JsonProperty("immutable") boolean immutable,
        @JsonProperty("advice") String advice)
        implements Serializable {
    /** What is refused and why, for messages: {@code Deployment fate-9999/web: spec.selector ...}. */
    public String text() {
        String object = kind + " " + (namespace == null ? "" : namespace + "/") + name
                + (source.isEmpty() ? "" : " (" + source + ")");
        String change =
                before == null && after == null ? "" : " is " + value(before) + " and would become " + value(after);
        return object + (field.isEmpty() ? "" : ": " + field) + change + ": " + reason
                + (advice.isEmpty() ? "" : "; " + advice);
    }

    private static String value(@Nullable String value) {
        return value == null ? "not set" : value;
    }
}
