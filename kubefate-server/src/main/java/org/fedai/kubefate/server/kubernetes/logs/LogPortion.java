package org.fedai.kubefate.server.kubernetes.logs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of each log.
 *
 * @param since only lines younger than this; null for all
 * @param sinceTime only lines after this; ignored when {@code since} is given; null for all
 * @param tail only this many lines from the end; null for all
 * @param limitBytes null for all
 */
public record LogPortion(
        @Nullable Duration since,
        @Nullable Instant sinceTime,
        @Nullable Integer tail,
        @Nullable Long limitBytes) {
    public static final LogPortion ALL = new LogPortion(null, null, null, null);

    /** All there is, up to the same limit. */
    LogPortion fromTheStart() {
        return new LogPortion(null, null, null, limitBytes);
    }

    LogPortion after(Instant time) {
        return new LogPortion(null, time, null, limitBytes);
    }

    /** Parameters of the API server, each with a leading {@code &}. */
    String query() {
        StringBuilder query = new StringBuilder();
        if (since != null) {
            // It knows whole seconds, and 0 is none.
            query.append("&sinceSeconds=").append(Math.max(1, since.toSeconds()));
        } else if (sinceTime != null) {
            query.append("&sinceTime=").append(URLEncoder.encode(sinceTime.toString(), StandardCharsets.UTF_8));
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
