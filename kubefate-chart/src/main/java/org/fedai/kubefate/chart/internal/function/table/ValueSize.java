package org.fedai.kubefate.chart.internal.function.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.ValueDepth;
import org.jspecify.annotations.Nullable;

/**
 * The size of a value when it is written out. A template can build a list that contains another one twice, which contains another one twice,
 * and so on: forty lines build a value that is too large to traverse.
 */
public final class ValueSize {
    private long left;

    private ValueSize(long most) {
        this.left = most;
    }

    /**
     * Whether a value contains at most so many values, counting each occurrence; bytes count as one value.
     *
     * @throws FunctionException if it is nested too deeply
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
