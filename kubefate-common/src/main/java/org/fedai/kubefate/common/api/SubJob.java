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
 * @param modulesStatus the status of the workload: Available, Progressing, ...; followed by the problem, if there is one:
 *     {@code Progressing: image cannot be pulled}
 * @param reason why the workload is not available yet, as a message for the operator; null if there is no problem
 */
public record SubJob(
        @JsonProperty("ModuleName") String moduleName,
        @JsonProperty("Status") String status,
        @JsonProperty("ModulesStatus") String modulesStatus,
        @JsonProperty("StartTime") Instant startTime,
        @JsonProperty("EndTime") Instant endTime,

        @JsonProperty("Reason") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String reason) {
    /** The status of the workload, without the problem. */
    public String state() {
        int end = modulesStatus.indexOf(':');
        return end < 0 ? modulesStatus : modulesStatus.substring(0, end);
    }
}
