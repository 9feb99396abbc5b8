package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a job.
 *
 * @param text a sentence for the operator
 * @param count how often the job has looked at its cluster, for {@link Kind#CHECK}; null for any other kind
 * @param module the module it is about, whose sub-job tells the same as long as it is so; null when it is about the job
 */
public record JobState(
        @JsonProperty("kind") Kind kind,
        @JsonProperty("text") String text,

        @JsonProperty("count") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer count,

        @JsonProperty("module") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String module) {

    /** What sort of thing it is. The names are what travels. */
    public enum Kind {
        /** Something was done, or is being done. */
        @JsonProperty("Step")
        @JsonEnumDefaultValue
        STEP,
        /** The job has looked at its cluster. There is one such state, which changes with each look. */
        @JsonProperty("Check")
        CHECK,
        /** Something keeps the job from going on, or will surprise its user. */
        @JsonProperty("Warning")
        WARNING,
        /** Why the job does not succeed. */
        @JsonProperty("Reason")
        REASON,
        /** The same where it is the time limit; the modules tell what took so long. */
        @JsonProperty("Timeout")
        TIMEOUT,
        /** How the job left things when it ended. */
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

    /** A warning that the sub-job of a module gives as well. */
    public static JobState warning(String module, String text) {
        return new JobState(Kind.WARNING, text, null, module);
    }

    public static JobState end(String text) {
        return new JobState(Kind.END, text, null, null);
    }
}
