package org.fedai.kubefate.chart.internal.function.table;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.jspecify.annotations.Nullable;

/**
 * How much a value holds when it is written out. A template can build a list that holds another one twice, that one another twice, and so
 * on: forty lines make a value that no function may walk through.
 */
public final class ValueSize {
    private long left;

    private ValueSize(long most) {
        this.left = most;
    }

    /** Whether a value holds at most so many values, counting one again wherever it stands; bytes are one value. */
    static boolean isWithin(long most, @Nullable Object value) {
        return new ValueSize(most).walk(value);
    }

    private boolean walk(@Nullable Object value) {
        if (--left < 0) {
            return false;
        }
        return switch (value) {
            case TypedList list -> list.isBytes() || list.stream().allMatch(this::walk);
            case Map<?, ?> map -> map.values().stream().allMatch(this::walk);
            case List<?> list -> list.stream().allMatch(this::walk);
            case null -> true;
            default -> true;
        };
    }
}
