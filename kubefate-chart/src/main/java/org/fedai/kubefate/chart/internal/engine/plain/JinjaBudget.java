package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.interpret.InterpretException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much one rendering of plain Jinja may still make: text that it writes or keeps, and elements of lists and maps. What is held several
 * times counts each time, since it is written so often.
 */
final class JinjaBudget {
    /** What a number or the like takes in a list or map, and these themselves. */
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
     * Counts a value with all that it holds.
     *
     * @throws InterpretException when that is too much
     */
    void spend(@Nullable Object value) {
        spend(value, 0);
    }

    private void spend(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new InterpretException("a value nests deeper than " + DEEPEST + " levels");
        }
        left -= OF_A_VALUE + (value instanceof CharSequence text ? text.length() : 0);
        if (left < 0) {
            throw new InterpretException("what is rendered is longer than " + limit + " characters");
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
