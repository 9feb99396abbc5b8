package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two revisions of a cluster differ, of which the second may be what an update would make.
 *
 * @param from the number of the revision on the left
 * @param to the number of the revision on the right; null for what an update would make
 * @param objects the objects that differ, in the order in which they are applied, and those that are not wanted any more last
 * @param unchanged how many objects do not differ
 * @param refusals what Kubernetes would not accept; empty if it would accept everything, or was not asked
 * @param remarks what else an update would do
 */
public record ClusterChanges(
        @JsonProperty("from") int from,
        @JsonProperty("to") @Nullable Integer to,
        @JsonProperty("objects") List<ObjectDiff> objects,
        @JsonProperty("unchanged") int unchanged,
        @JsonProperty("refusals") List<ObjectRefusal> refusals,
        @JsonProperty("remarks") List<String> remarks) {}
