package org.fedai.kubefate.server.kubernetes.logs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    LogOptions withTimestamps() {
        return new LogOptions(container, previous, since, sinceTime, true, tail, limitBytes, follow);
    }

    /** The same containers, but all of their logs. */
    LogOptions fromTheStart() {
        return new LogOptions(container, false, null, null, timestamps, null, limitBytes, follow);
    }

    LogOptions since(Instant time) {
        return new LogOptions(container, previous, null, time, timestamps, null, limitBytes, follow);
    }

    /** Parameters of the API server, each with a leading {@code &}; without container and follow. */
    String query() {
        StringBuilder query = new StringBuilder();
        if (previous) {
            query.append("&previous=true");
        }
        if (since != null) {
            // It knows whole seconds, and 0 is none.
            query.append("&sinceSeconds=").append(Math.max(1, since.toSeconds()));
        } else if (sinceTime != null) {
            query.append("&sinceTime=").append(URLEncoder.encode(sinceTime.toString(), StandardCharsets.UTF_8));
        }
        if (timestamps) {
            query.append("&timestamps=true");
        }
        if (tail != null) {
            query.append("&tailLines=").append(tail);
        }
        if (limitBytes != null) {
            query.append("&limitBytes=").append(limitBytes);
        }
        return query.toString();
    }
}
