package org.fedai.kubefate.chart.internal.function.numbers;

import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.jspecify.annotations.Nullable;

/** How arithmetic functions convert arguments of any type: what is not a number is 0. */
public final class Cast {
    private static final double TWO_TO_63 = 0x1p63;

    private Cast() {}

    public static long toInt64(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Long n -> n;
            case GoInteger n -> n.kind() == GoInteger.Kind.UINTPTR ? 0 : n.longValue();
            case Double d -> truncate(d);
            case Boolean b -> b ? 1 : 0;
            case String s -> integer(s);
            default -> 0;
        };
    }

    static double toFloat64(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Long n -> n;
            case GoInteger n -> n.kind() == GoInteger.Kind.UINTPTR ? 0 : n.doubleValue();
            case Double d -> d;
            case Boolean b -> b ? 1 : 0;
            case String s -> {
                Double parsed = NumberText.float64(s);
                yield parsed == null ? 0 : parsed;
            }
            default -> 0;
        };
    }

    /** How amd64 converts a float64 that is out of range for int64; Java would use the nearest value. */
    static long truncate(double value) {
        return value >= -TWO_TO_63 && value < TWO_TO_63 ? (long) value : Long.MIN_VALUE;
    }

    private static long integer(String text) {
        Long parsed = NumberText.int64(withoutZeroFraction(text), 0);
        return parsed == null ? 0 : parsed;
    }

    /** {@code 12.00} counts as 12. */
    private static String withoutZeroFraction(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        boolean zeros = end < text.length();
        return zeros && end > 0 && text.charAt(end - 1) == '.' ? text.substring(0, end - 1) : text;
    }
}
