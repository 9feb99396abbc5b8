package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The request to test a cluster.
 *
 * @param with the ID of the other party; null to test the party with itself
 * @param kind the job of FATE; null for {@link TestKind#TOY}
 */
public record ClusterTestArgs(
        @JsonProperty("with") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String with,

        @JsonProperty("kind") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        TestKind kind) {}
