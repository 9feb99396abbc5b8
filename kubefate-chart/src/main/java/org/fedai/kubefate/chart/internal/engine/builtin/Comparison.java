package org.fedai.kubefate.chart.internal.engine.builtin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fedai.kubefate.chart.internal.value.Complex;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** {@code eq}, {@code lt} and the other comparisons. Integers compare with integers, everything else only with its own kind. */
final class Comparison {
    private enum Kind {
        INVALID,
        BOOL,
        COMPLEX,
        INT,
        FLOAT,
        STRING,
        UINT
    }

    private Comparison() {}

    private static Kind kind(@Nullable Object value) {
        return switch (value) {
            case Boolean b -> Kind.BOOL;
            case Long l -> Kind.INT;
            case Duration d -> Kind.INT;
            case Double d -> Kind.FLOAT;
            case Complex c -> Kind.COMPLEX;
            case String s -> Kind.STRING;
            case GoInteger i -> i.kind().unsigned() ? Kind.UINT : Kind.INT;
            case null -> Kind.INVALID;
            default -> Kind.INVALID;
        };
    }

    static boolean equalToAny(@Nullable Object value, List<@Nullable Object> others) {
        if (others.isEmpty()) {
            throw new FunctionException("missing argument for comparison");
        }
        for (Object other : others) {
            if (equal(value, other)) {
                return true;
            }
        }
        return false;
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        Kind kind = kind(a);
        Kind other = kind(b);
        if (isInteger(kind) && isInteger(other)) {
            return compareIntegers(a, kind, b, other) == 0;
        }
        if (kind != other) {
            if (a != null && b != null) {
                throw incompatible(a, b);
            }
            return false;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a instanceof Complex x && b instanceof Complex y) {
            return x.isSameAs(y);
        }
        if (kind != Kind.INVALID) {
            return a != null && a.equals(b);
        }
        return equalOthers(a, b);
    }

    private static boolean equalOthers(@Nullable Object a, @Nullable Object b) {
        if (a != null && b != null && !Types.kindOf(a).equals(Types.kindOf(b))) {
            throw new FunctionException("non-comparable types " + Types.typeOf(a) + " and " + Types.typeOf(b));
        }
        if (isNil(a) || isNil(b)) {
            return isNil(a) && isNil(b);
        }
        if (b instanceof Map<?, ?> || b instanceof List<?>) {
            throw new FunctionException("non-comparable type " + Types.typeOf(b));
        }
        return Objects.equals(a, b);
    }

    private static boolean isNil(@Nullable Object value) {
        return value == null || value instanceof NilList || value instanceof NilMap;
    }

    static boolean less(@Nullable Object a, @Nullable Object b) {
        Kind kind = comparable(a);
        Kind other = comparable(b);
        if (isInteger(kind) && isInteger(other)) {
            return compareIntegers(a, kind, b, other) < 0;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x < y;
        }
        if (a instanceof String x && b instanceof String y) {
            return GoStringOrder.INSTANCE.compare(x, y) < 0;
        }
        if (kind == other && (kind == Kind.BOOL || kind == Kind.COMPLEX)) {
            throw notComparable();
        }
        throw incompatible(a, b);
    }

    static boolean lessOrEqual(@Nullable Object a, @Nullable Object b) {
        return less(a, b) || equal(a, b);
    }

    private static Kind comparable(@Nullable Object value) {
        Kind kind = kind(value);
        if (kind == Kind.INVALID) {
            throw notComparable();
        }
        return kind;
    }

    private static boolean isInteger(Kind kind) {
        return kind == Kind.INT || kind == Kind.UINT;
    }

    private static int compareIntegers(@Nullable Object a, Kind kind, @Nullable Object b, Kind other) {
        long x = integer(a);
        long y = integer(b);
        if (kind == Kind.INT && other == Kind.INT) {
            return Long.compare(x, y);
        }
        if (kind == Kind.INT && x < 0) {
            return -1;
        }
        if (other == Kind.INT && y < 0) {
            return 1;
        }
        return Long.compareUnsigned(x, y);
    }

    private static long integer(@Nullable Object value) {
        Long integer = Types.integer(value);
        if (integer == null) {
            throw notComparable();
        }
        return integer;
    }

    private static FunctionException notComparable() {
        return new FunctionException("invalid type for comparison");
    }

    private static FunctionException incompatible(@Nullable Object a, @Nullable Object b) {
        return new FunctionException(
                "incompatible types for comparison: " + Types.typeOf(a) + " and " + Types.typeOf(b));
    }
}
