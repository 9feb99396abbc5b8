package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The request to make a cluster of a Helm release.
 *
 * @param name the name of the release, and of the cluster
 * @param namespace the namespace of the release
 * @param data the content of its cluster.yaml, YAML or JSON, in base64; null to derive one from the values of the release
 */
public record AdoptArgs(
        @JsonProperty("name") String name,
        @JsonProperty("namespace") String namespace,

        @JsonProperty("data") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String data) {}
