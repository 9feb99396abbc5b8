package org.fedai.kubefate.server.kubernetes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API server accepts the credentials of the service. While a token is rotated, or an API server or what it asks about tokens is starting, it may
 * reject valid ones for a while. After each rejection the client reads the token again from its file.
 */
public final class AcceptedCredentials {
    private static final int UNAUTHORIZED = 401;

    private final Clock clock;
    private volatile @Nullable Instant rejectedSince;

    AcceptedCredentials(Clock clock) {
        this.clock = clock;
    }

    /** Must be called with the status of each response of the API server itself. */
    void answered(int status) {
        if (status != UNAUTHORIZED) {
            rejectedSince = null;
        } else if (rejectedSince == null) {
            rejectedSince = clock.instant();
        }
    }

    /**
     * Until when requests should be tried again.
     *
     * @param limit how long rejections may last
     * @return empty if they have lasted longer
     */
    public Optional<Instant> retryUntil(Duration limit) {
        Instant since = rejectedSince;
        Instant now = clock.instant();
        Instant end = (since == null ? now : since).plus(limit);
        return end.isAfter(now) ? Optional.of(end) : Optional.empty();
    }
}
