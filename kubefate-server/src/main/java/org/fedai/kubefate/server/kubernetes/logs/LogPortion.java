package org.fedai.kubefate.server.kubernetes.logs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects a part of each log.
 *
 * @param since only lines newer than this; null for all
 * @param sinceTime only lines after this time; ignored if {@code since} is given; null for all
 * @param tail only this many lines from the end of each log; null for all
 * @param limitBytes maximum number of bytes per log; null for no limit
 */
public record LogPortion(
        @Nullable Duration since,
        @Nullable Instant sinceTime,
        @Nullable Integer tail,
        @Nullable Long limitBytes) {
    public static final LogPortion ALL = new LogPortion(null, null, null, null);

    /** The complete log, up to the same limit. */
    LogPortion complete() {
        return new LogPortion(null, null, null, limitBytes);
    }

    LogPortion after(Instant time) {
        return new LogPortion(null, time, null, limitBytes);
    }

    /** The query parameters for the API server, each with a leading {@code &}. */
    String query() {
        StringBuilder query = new StringBuilder();
        if (since != null) {
            // The API server accepts whole seconds; 0 means no limit.
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
