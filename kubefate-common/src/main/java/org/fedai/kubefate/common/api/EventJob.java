package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The job of an {@link Event}.
 *
 * @param method ClusterInstall, ClusterUpdate, ClusterDelete, ...
 * @param deleted whether the record of the job was deleted
 */
public record EventJob(
        @JsonProperty("uuid") String uuid,
        @JsonProperty("method") String method,
        @JsonProperty("creator") String creator,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("deleted") boolean deleted) {}
