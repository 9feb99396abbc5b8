package org.fedai.kubefate.chart.internal.function.table;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a Go type. As in Go nothing is converted: a string parameter does not accept a number, nor an int parameter an int64.
 *
 * @param <T> the Java type that stands for the Go type
 */
public final class Parameter<T extends @Nullable Object> {
    /** {@code interface{}}. */
    public static final Parameter<@Nullable Object> ANY =
            new Parameter<>("interface {}", null, null, Constant::valueOf);

    /** {@code string}. */
    public static final Parameter<String> STRING =
            new Parameter<>("string", null, null, value -> value instanceof String s ? s : null);

    /** {@code int}. */
    public static final Parameter<Long> INT =
            new Parameter<>("int", Constant::integer, null, value -> value instanceof Long l ? l : null);

    /** {@code uint32}, for which templates have only constants. */
    public static final Parameter<Long> UINT32 = new Parameter<>("uint32", Parameter::unsigned32, null, value -> null);

    /** {@code float64}. */
    public static final Parameter<Double> FLOAT =
            new Parameter<>("float64", Constant::real, null, value -> value instanceof Double d ? d : null);

    /** {@code bool}. */
    public static final Parameter<Boolean> BOOL =
            new Parameter<>("bool", null, null, value -> value instanceof Boolean b ? b : null);

    /** {@code map[string]interface{}}. */
    public static final Parameter<Map<String, @Nullable Object>> MAP =
            new Parameter<>("map[string]interface {}", null, NilMap.INSTANCE, Parameter::map);

    /** {@code []interface{}}. */
    public static final Parameter<List<@Nullable Object>> LIST =
            new Parameter<>("[]interface {}", null, NilList.OF_ANYTHING, Parameter::list);

    /** {@code time.Time}. */
    public static final Parameter<ZonedDateTime> TIME =
            new Parameter<>("time.Time", null, null, value -> value instanceof ZonedDateTime t ? t : null);

    private final String typeName;
    private final @Nullable Function<Constant, @Nullable T> constant;
    private final @Nullable T nil;
    private final Function<@Nullable Object, @Nullable T> match;

    /**
     * @param constant the value of a numeric constant for this parameter; null if it does not accept any
     * @param nil the type's nil; null if it has none
     * @param match the argument, or null if it has another type
     */
    public Parameter(
            String typeName,
            @Nullable Function<Constant, @Nullable T> constant,
            @Nullable T nil,
            Function<@Nullable Object, @Nullable T> match) {
        this.typeName = typeName;
        this.constant = constant;
        this.nil = nil;
        this.match = match;
    }

    /**
     * The argument, converted for the function.
     *
     * @throws ArgumentException if it has another type
     */
    @SuppressWarnings("NullAway") // The T of ANY includes null, which its type does not distinguish from "no match".
    T accept(@Nullable Object argument) {
        if (this == ANY) {
            return match.apply(argument);
        }
        @Nullable
        T accepted = argument == Nil.UNTYPED
                ? nil
                : argument instanceof Constant number
                        ? (constant == null ? null : constant.apply(number))
                        : match.apply(argument);
        if (accepted == null) {
            throw refusal(argument);
        }
        return accepted;
    }

    private ArgumentException refusal(@Nullable Object argument) {
        return switch (argument) {
            case null -> ArgumentException.wrongType(typeName, "interface {}");
            case Nil n -> new ArgumentException("invalid value; expected " + typeName);
            case Constant number -> new ArgumentException("expected " + constantName() + "; found " + number.text());
            default -> ArgumentException.wrongType(typeName, Types.typeOf(argument));
        };
    }

    private String constantName() {
        return switch (typeName) {
            case "int" -> "integer";
            case "uint32" -> "unsigned integer";
            case "float64" -> "float";
            default -> typeName;
        };
    }

    /** Go accepts any non-negative constant, and uses its last 32 bits. */
    private static @Nullable Long unsigned32(Constant number) {
        Long integer = number.integer();
        return integer != null && integer >= 0 ? (Long) (integer & 0xFFFF_FFFFL) : null;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !(map instanceof TypedMap)
                ? (Map<String, @Nullable Object>) map
                : null;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<@Nullable Object> list(@Nullable Object value) {
        boolean same = value instanceof List<?> && Types.typeOf(value).equals("[]interface {}");
        return same ? (List<@Nullable Object>) value : null;
    }
}
