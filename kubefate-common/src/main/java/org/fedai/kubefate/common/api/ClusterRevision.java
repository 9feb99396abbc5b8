package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a cluster, as lists show it.
 *
 * @param revision its number, counted from 1 for each cluster
 * @param status {@code Deployed} for the current one; {@code Pending}, {@code Superseded}, {@code Failed} or {@code Removed}
 * @param createdAt when it was recorded
 * @param updatedAt when its status changed last
 * @param creator the user who started the job that recorded it; empty if that job was deleted
 * @param job the UUID of that job
 * @param rollsBackTo the number of the revision that it repeats; null if it is not a rollback
 * @param description what changed in it, in a line
 */
public record ClusterRevision(
        @JsonProperty("revision") int revision,
        @JsonProperty("status") String status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("creator") String creator,
        @JsonProperty("job_id") String job,
        @JsonProperty("chart_name") String chartName,
        @JsonProperty("chart_version") String chartVersion,
        @JsonProperty("rolls_back_to") @Nullable Integer rollsBackTo,
        @JsonProperty("description") String description) {}
