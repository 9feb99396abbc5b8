package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.interpret.InterpretException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The remaining output limit of a rendering of plain Jinja: text that it writes or stores, and elements of lists and maps. Repeated values
 * count each time, because each occurrence is written.
 */
final class JinjaBudget {
    /** The size of a number or similar value in a list or map, and of an empty list or map. */
    private static final int OF_A_VALUE = 4;

    private static final int DEEPEST = 100;

    private final long limit;
    private long left;

    /**
     * @param limit in characters
     */
    JinjaBudget(long limit) {
        this.limit = limit;
        this.left = limit;
    }

    /**
     * Counts a value with everything it contains.
     *
     * @throws InterpretException if the limit is exceeded
     */
    void spend(@Nullable Object value) {
        spend(value, 0);
    }

    private void spend(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new InterpretException("a value is nested deeper than " + DEEPEST + " levels");
        }
        left -= OF_A_VALUE + (value instanceof CharSequence text ? text.length() : 0);
        if (left < 0) {
            throw new InterpretException("the output is longer than " + limit + " characters");
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> {
                spend(key, depth + 1);
                spend(entry, depth + 1);
            });
        } else if (value instanceof Collection<?> elements) {
            elements.forEach(element -> spend(element, depth + 1));
        }
    }
}
