package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The request to roll a cluster back.
 *
 * @param revision the number of the revision to go back to; null for the last one before the current that was deployed
 * @param force whether to roll back over a migration of FATE's database, which is not migrated back
 */
public record RollbackArgs(
        @JsonProperty("revision") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer revision,

        @JsonProperty("force") boolean force) {}
