package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an install or update would do.
 *
 * @param mode how far it was carried out
 * @param objects the objects that would be created, changed, deleted or kept
 * @param unchanged how many objects would stay as they are
 * @param leftOut what could not be checked, and why
 */
public record DryRunReport(
        @JsonProperty("mode") DryRunMode mode,
        @JsonProperty("objects") List<ObjectDiff> objects,
        @JsonProperty("unchanged") int unchanged,
        @JsonProperty("left_out") List<String> leftOut) {}
