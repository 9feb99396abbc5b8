package org.fedai.kubefate.chart.internal.function.numbers;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.FLOAT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.random.RandomGenerator;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.jspecify.annotations.Nullable;

/** Numbers: conversion, integer arithmetic, which is that of int64 and overflows silently, rounding. */
public final class MathFunctions {
    private final RandomGenerator random;

    public MathFunctions(RandomGenerator random) {
        this.random = random;
    }

    public void addTo(FunctionTable table) {
        table.add("int", ANY, Cast::toInt64)
                .add("int64", ANY, v -> GoInteger.int64(Cast.toInt64(v)))
                .add("float64", ANY, Cast::toFloat64)
                .add("atoi", STRING, NumberText::nearestInt64)
                .add("toDecimal", ANY, MathFunctions::octal)
                .add("add1", ANY, v -> GoInteger.int64(Cast.toInt64(v) + 1))
                .addVariadic("add", ANY, values -> reduce(0, values, Long::sum))
                .add("sub", ANY, ANY, (a, b) -> GoInteger.int64(Cast.toInt64(a) - Cast.toInt64(b)))
                .addVariadic("mul", ANY, ANY, (a, values) -> reduce(Cast.toInt64(a), values, (x, y) -> x * y))
                .add("div", ANY, ANY, (a, b) -> GoInteger.int64(Cast.toInt64(a) / divisor(b)))
                .add("mod", ANY, ANY, (a, b) -> GoInteger.int64(Cast.toInt64(a) % divisor(b)))
                .addVariadic("max", ANY, ANY, (a, values) -> reduce(Cast.toInt64(a), values, Math::max))
                .alias("biggest", "max")
                .addVariadic("min", ANY, ANY, (a, values) -> reduce(Cast.toInt64(a), values, Math::min))
                .addVariadic("maxf", ANY, ANY, MathFunctions::maxf)
                .addVariadic("minf", ANY, ANY, MathFunctions::minf)
                .add("ceil", ANY, v -> Math.ceil(Cast.toFloat64(v)))
                .add("floor", ANY, v -> Math.floor(Cast.toFloat64(v)))
                .addVariadic("round", ANY, INT, FLOAT, MathFunctions::round)
                .add("randInt", INT, INT, this::randInt);
    }

    private static GoInteger reduce(long first, List<@Nullable Object> values, LongBinaryOperator operation) {
        long result = first;
        for (Object value : values) {
            result = operation.applyAsLong(result, Cast.toInt64(value));
        }
        return GoInteger.int64(result);
    }

    private static long divisor(@Nullable Object value) {
        long divisor = Cast.toInt64(value);
        if (divisor == 0) {
            throw new FunctionException("runtime error: integer divide by zero");
        }
        return divisor;
    }

    private static GoInteger octal(@Nullable Object value) {
        Long octal = NumberText.int64(GoFormat.sprint(value), 8);
        return GoInteger.int64(octal == null ? 0 : octal);
    }

    /** Like {@link Math#max}, except that infinity is greater than NaN. */
    private static double maxf(@Nullable Object first, List<@Nullable Object> values) {
        double max = Cast.toFloat64(first);
        for (Object value : values) {
            double other = Cast.toFloat64(value);
            boolean infinite = max == Double.POSITIVE_INFINITY || other == Double.POSITIVE_INFINITY;
            max = infinite ? Double.POSITIVE_INFINITY : Math.max(max, other);
        }
        return max;
    }

    private static double minf(@Nullable Object first, List<@Nullable Object> values) {
        double min = Cast.toFloat64(first);
        for (Object value : values) {
            double other = Cast.toFloat64(value);
            boolean infinite = min == Double.NEGATIVE_INFINITY || other == Double.NEGATIVE_INFINITY;
            min = infinite ? Double.NEGATIVE_INFINITY : Math.min(min, other);
        }
        return min;
    }

    /**
     * @param roundOn the fraction from which to round up; 0.5 by default
     */
    private static double round(@Nullable Object value, long places, List<Double> roundOn) {
        double on = roundOn.isEmpty() ? 0.5 : roundOn.getFirst();
        double power = powerOfTen(places);
        double digit = power * Cast.toFloat64(value);
        double whole = digit < 0 ? Math.ceil(digit) : Math.floor(digit);
        return (digit - whole >= on ? Math.ceil(digit) : Math.floor(digit)) / power;
    }

    /** By squaring and without correction of the last digit, as Go's math.Pow. */
    private static double powerOfTen(long exponent) {
        if (Math.abs((double) exponent) > 1000) {
            return exponent < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double mantissa = 1;
        int binary = 0;
        double square = 0.625;
        int squareBinary = 4;
        for (long left = Math.abs(exponent); left != 0; left >>= 1) {
            if ((left & 1) == 1) {
                mantissa *= square;
                binary += squareBinary;
            }
            square *= square;
            squareBinary *= 2;
            if (square < 0.5) {
                square += square;
                squareBinary--;
            }
        }
        return exponent < 0 ? Math.scalb(1 / mantissa, -binary) : Math.scalb(mantissa, binary);
    }

    private long randInt(long from, long to) {
        if (to - from <= 0) {
            throw new FunctionException("invalid argument to Intn");
        }
        return random.nextLong(to - from) + from;
    }
}
