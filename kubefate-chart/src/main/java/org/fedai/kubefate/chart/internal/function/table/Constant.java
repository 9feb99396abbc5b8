package org.fedai.kubefate.chart.internal.function.table;

import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is written in a call. It has no type of its own: {@code until 3.0} is right, {@code 3.0 | until} is not.
 *
 * @param text as written
 * @param integer its value if that is an int64
 * @param real its value if that is a float64
 * @param ideal its default value for a parameter of any type: an int, a float64 if it has a point or an exponent, or a
 *     complex128; null if it is too large for an int
 */
public record Constant(
        String text,
        @Nullable Long integer,
        @Nullable Double real,
        @Nullable Object ideal) {
    /**
     * The value for a parameter of any type.
     *
     * @throws ArgumentException if it is too large for an int
     */
    public Object value() {
        if (ideal == null) {
            throw new ArgumentException(text + " overflows int");
        }
        return ideal;
    }

    /** The value of an argument for a parameter of any type. */
    static @Nullable Object valueOf(@Nullable Object argument) {
        return argument instanceof Constant constant ? constant.value() : argument == Nil.UNTYPED ? null : argument;
    }
}
