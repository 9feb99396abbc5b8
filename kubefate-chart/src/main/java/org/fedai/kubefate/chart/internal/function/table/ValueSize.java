package org.fedai.kubefate.chart.internal.function.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.ValueDepth;
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

    /**
     * Whether a value holds at most so many values, counting one again wherever it stands; bytes are one value.
     *
     * @throws FunctionException when it nests too deeply
     */
    static boolean isWithin(long most, @Nullable Object value) {
        return new ValueSize(most).walk(value, 0);
    }

    private boolean walk(@Nullable Object value, int depth) {
        if (--left < 0) {
            return false;
        }
        return switch (value) {
            case TypedList list -> list.isBytes() || walkAll(list, depth);
            case Map<?, ?> map -> walkAll(map.values(), depth);
            case List<?> list -> walkAll(list, depth);
            case null -> true;
            default -> true;
        };
    }

    private boolean walkAll(Collection<?> values, int depth) {
        ValueDepth.check(depth);
        for (Object value : values) {
            if (!walk(value, depth + 1)) {
                return false;
            }
        }
        return true;
    }
}
