package org.fedai.kubefate.server.kubernetes.logs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which logs to read, and how lines look.
 *
 * @param container only containers of this name; null for all
 * @param timestamps put the time before each line
 */
public record LogOptions(@Nullable String container, Instance instance, LogPortion portion, boolean timestamps) {
    /** Which of a container's lives. */
    public enum Instance {
        CURRENT,
        /** The one before the last restart. */
        PREVIOUS
    }

    public static LogOptions everything() {
        return new LogOptions(null, Instance.CURRENT, LogPortion.ALL, false);
    }

    LogOptions withTimestamps() {
        return new LogOptions(container, instance, portion, true);
    }

    /** The same containers, but all of their logs. */
    LogOptions fromTheStart() {
        return new LogOptions(container, Instance.CURRENT, portion.fromTheStart(), timestamps);
    }

    LogOptions since(Instant time) {
        return new LogOptions(container, instance, portion.after(time), timestamps);
    }

    /** Parameters of the API server, each with a leading {@code &}; without container. */
    String query() {
        return (instance == Instance.PREVIOUS ? "&previous=true" : "")
                + portion.query()
                + (timestamps ? "&timestamps=true" : "");
    }
}
