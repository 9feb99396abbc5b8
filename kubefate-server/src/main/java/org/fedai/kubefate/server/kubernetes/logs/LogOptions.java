package org.fedai.kubefate.server.kubernetes.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects the logs to read, and the format of lines.
 *
 * @param container only containers of this name; null for all
 * @param timestamps prefix each line with its timestamp
 */
public record LogOptions(@Nullable String container, Instance instance, LogPortion portion, boolean timestamps) {
    /** The instance of a container. */
    public enum Instance {
        CURRENT,
        /** The instance before the last restart. */
        PREVIOUS
    }

    public static LogOptions everything() {
        return new LogOptions(null, Instance.CURRENT, LogPortion.ALL, false);
    }

    LogOptions withTimestamps() {
        return new LogOptions(container, instance, portion, true);
    }

    /** The complete logs of the same containers. */
    LogOptions complete() {
        return new LogOptions(container, Instance.CURRENT, portion.complete(), timestamps);
    }

    LogOptions since(Instant time) {
        return new LogOptions(container, instance, portion.after(time), timestamps);
    }

    /** The query parameters for the API server, each with a leading {@code &}, without the container. */
    String query() {
        return (instance == Instance.PREVIOUS ? "&previous=true" : "")
                + portion.query()
                + (timestamps ? "&timestamps=true" : "");
    }
}
