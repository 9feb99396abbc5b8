package org.fedai.kubefate.server.kubernetes;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the logs to read.
 *
 * @param container only containers of this name; null for all
 * @param previous of the container's instance before the last restart
 * @param since only lines younger than this; null for all
 * @param sinceTime only lines after this; ignored when {@code since} is given; null for all
 * @param timestamps put the time before each line
 * @param tail only this many lines from the end of each stream; null for all
 * @param limitBytes of each stream; null for all
 * @param follow go on with lines as they are written, and with containers that start later
 */
public record LogOptions(
        @Nullable String container,
        boolean previous,
        @Nullable Duration since,
        @Nullable Instant sinceTime,
        boolean timestamps,
        @Nullable Integer tail,
        @Nullable Long limitBytes,
        boolean follow) {
    public static LogOptions everything() {
        return new LogOptions(null, false, null, null, false, null, null, false);
    }
}
