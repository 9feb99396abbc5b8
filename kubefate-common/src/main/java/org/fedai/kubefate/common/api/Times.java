package org.fedai.kubefate.common.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Represents unknown times in JSON by the year one, because existing clients cannot parse null. */
public final class Times {
    /** {@code 0001-01-01T00:00:00Z}. */
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    /** The given time, or {@link #ZERO} if it is null. */
    public static Instant orZero(@Nullable Instant time) {
        return time == null ? ZERO : time;
    }

    public static boolean isZero(@Nullable Instant time) {
        return time == null || time.equals(ZERO);
    }
}
