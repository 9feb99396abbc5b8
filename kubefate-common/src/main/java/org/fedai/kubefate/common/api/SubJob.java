package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a job that brings up one workload.
 *
 * @param moduleName the workload's name
 * @param status Running, Success, Failed or Canceled
 * @param modulesStatus what Kubernetes says of the workload: Available, Progressing, ...; with what ails it, if anything does:
 *     {@code Progressing: image cannot be pulled}
 * @param reason why the workload is not available yet, in words for the operator; null when there is nothing to tell
 */
public record SubJob(
        @JsonProperty("ModuleName") String moduleName,
        @JsonProperty("Status") String status,
        @JsonProperty("ModulesStatus") String modulesStatus,
        @JsonProperty("StartTime") Instant startTime,
        @JsonProperty("EndTime") Instant endTime,

        @JsonProperty("Reason") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String reason) {
    /** What Kubernetes says of the workload, in one word. */
    public String state() {
        int end = modulesStatus.indexOf(':');
        return end < 0 ? modulesStatus : modulesStatus.substring(0, end);
    }
}
