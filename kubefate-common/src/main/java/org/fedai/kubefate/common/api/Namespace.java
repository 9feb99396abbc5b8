package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** A namespace of Kubernetes, as clients see it. */
public record Namespace(
        @JsonProperty("Name") String name,
        @JsonProperty("Status") String status,
        @JsonProperty("Labels") Map<String, String> labels,
        @JsonProperty("Annotations") Map<String, String> annotations,
        @JsonProperty("Age") String age) {}
