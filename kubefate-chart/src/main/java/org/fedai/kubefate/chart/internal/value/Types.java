package org.fedai.kubefate.chart.internal.value;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Go types that Java values stand for. */
public final class Types {
    private Types() {}

    /** The name of its {@code reflect.Kind}: {@code map}, {@code slice}, {@code string}, {@code invalid} for nil. */
    public static String kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> "invalid";
            case String s -> "string";
            case Boolean b -> "bool";
            case Long l -> "int";
            case Double d -> "float64";
            case Complex c -> "complex128";
            case GoInteger i -> i.kind().goName();
            case GoStruct s -> s.isPointer() ? "ptr" : "struct";
            case Map<?, ?> m -> "map";
            case List<?> l -> "slice";
            case ZonedDateTime t -> "struct";
            case Duration d -> "int64";
            case Method f -> "func";
            default -> throw new IllegalArgumentException("no Go type for " + value.getClass());
        };
    }

    /** What {@code %T} prints: {@code map[string]interface {}}; {@code <nil>} for nil. */
    public static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "<nil>";
            case GoStruct s -> s.typeName();
            case TypedMap m -> m.typeName();
            case Map<?, ?> m -> m instanceof NamedType n ? n.typeName() : "map[string]interface {}";
            case TypedList l -> l.typeName();
            case List<?> l -> l instanceof NamedType n ? n.typeName() : "[]interface {}";
            case ZonedDateTime t -> "time.Time";
            case Duration d -> "time.Duration";
            case Method f -> "func()";
            default -> kindOf(value);
        };
    }

    /** Whether it is an integer of any type, signed or not. */
    public static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof GoInteger || value instanceof Duration;
    }

    /**
     * The value of an integer of any of Go's types; durations count nanoseconds.
     *
     * @return null if it is not an integer
     */
    public static @Nullable Long integer(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration.toNanos();
        }
        return isInteger(value) && value instanceof Number number ? number.longValue() : null;
    }

    /** Whether it is true in templates: not nil, zero, false or empty. */
    public static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean b -> b;
            case String s -> !s.isEmpty();
            case Map<?, ?> m -> !m.isEmpty();
            case List<?> l -> !l.isEmpty();
            case Long n -> n != 0;
            case Double d -> d != 0;
            case Complex c -> !c.isZero();
            case GoInteger i -> i.longValue() != 0;
            case Duration d -> !d.isZero();
            default -> true;
        };
    }
}
