package org.fedai.kubefate.server.database;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as columns hold them: in UTC and without a zone. */
public final class UtcTime {
    private UtcTime() {}

    public static LocalDateTime of(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
