package org.fedai.kubefate.common.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an unknown time travels: existing clients cannot read null, so year one stands for it. */
public final class Times {
    /** {@code 0001-01-01T00:00:00Z}. */
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private Times() {}

    /** The time itself, or {@link #ZERO} when it is not known yet. */
    public static Instant orZero(@Nullable Instant time) {
        return time == null ? ZERO : time;
    }

    public static boolean isZero(@Nullable Instant time) {
        return time == null || time.equals(ZERO);
    }
}
