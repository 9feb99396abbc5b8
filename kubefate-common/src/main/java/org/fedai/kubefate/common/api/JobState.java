package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An event in a job.
 *
 * @param text the message for the operator
 * @param count how often the job has checked its cluster, for {@link Kind#CHECK}; null for other kinds
 * @param module the module it concerns, whose sub-job has the same reason while it lasts; null if it concerns the job
 */
public record JobState(
        @JsonProperty("kind") Kind kind,
        @JsonProperty("text") String text,

        @JsonProperty("count") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer count,

        @JsonProperty("module") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String module) {

    /** The kind of a state. The names are part of the REST API. */
    public enum Kind {
        /** A step was completed or started. */
        @JsonProperty("Step")
        @JsonEnumDefaultValue
        STEP,
        /** The job has checked its cluster. There is one such state, which is updated by each check. */
        @JsonProperty("Check")
        CHECK,
        /** A problem that delays the job, or that its user should know. */
        @JsonProperty("Warning")
        WARNING,
        /** Why the job failed. */
        @JsonProperty("Reason")
        REASON,
        /** The time limit has expired; names the modules that are not available. */
        @JsonProperty("Timeout")
        TIMEOUT,
        /** The result of the job when it ended. */
        @JsonProperty("End")
        END
    }

    public static JobState step(String text) {
        return new JobState(Kind.STEP, text, null, null);
    }

    /** @param count from 0 */
    public static JobState check(int count) {
        return new JobState(Kind.CHECK, "checkout cluster status [" + count + "]", count, null);
    }

    public static JobState warning(String text) {
        return new JobState(Kind.WARNING, text, null, null);
    }

    /** A warning that the sub-job of a module contains as well. */
    public static JobState warning(String module, String text) {
        return new JobState(Kind.WARNING, text, null, module);
    }

    public static JobState end(String text) {
        return new JobState(Kind.END, text, null, null);
    }
}
