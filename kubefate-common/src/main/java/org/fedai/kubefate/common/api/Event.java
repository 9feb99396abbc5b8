package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a job or a cluster, as it was when it happened. It contains no secrets.
 *
 * @param id increases with each event of the service
 * @param text the change as a sentence
 * @param cluster the cluster that changed, or on which the job works
 * @param job the job that changed; null for a change of a cluster
 * @param state the new or changed state, for {@link Kind#JOB_STATE}; null for other kinds
 * @param subJob the module, for {@link Kind#SUB_JOB}; null for other kinds
 */
public record Event(
        @JsonProperty("id") long id,
        @JsonProperty("kind") Kind kind,
        @JsonProperty("time") Instant time,
        @JsonProperty("text") String text,
        @JsonProperty("cluster") EventCluster cluster,

        @JsonProperty("job") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        EventJob job,

        @JsonProperty("state") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        JobState state,

        @JsonProperty("sub_job") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        SubJob subJob) {

    /** What changed. The names are part of the REST API. */
    public enum Kind {
        /** The status of a job, or a job was created or deleted. */
        @JsonProperty("job")
        @JsonEnumDefaultValue
        JOB("job"),
        /** A state of a job was added or changed. */
        @JsonProperty("job_state")
        JOB_STATE("job_state"),
        /** The progress of a module in a job. */
        @JsonProperty("sub_job")
        SUB_JOB("sub_job"),
        /** A cluster: its status, its chart or its revision. */
        @JsonProperty("cluster")
        CLUSTER("cluster");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
