package org.fedai.kubefate.chart.internal.function.numbers;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Arithmetic with fractions: decimal, so that 0.1 plus 0.2 is 0.3, with a float64 as the result. */
public final class DecimalFunctions {
    private static final int DIVISION_SCALE = 16;

    private DecimalFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("add1f", ANY, v -> reduce(v, List.of(1L), BigDecimal::add))
                .addVariadic("addf", ANY, values -> reduce(0L, values, BigDecimal::add))
                .addVariadic("subf", ANY, ANY, (a, values) -> reduce(a, values, BigDecimal::subtract))
                .addVariadic("mulf", ANY, ANY, (a, values) -> reduce(a, values, BigDecimal::multiply))
                .addVariadic("divf", ANY, ANY, (a, values) -> reduce(a, values, DecimalFunctions::divide));
    }

    private static double reduce(
            @Nullable Object first, List<? extends @Nullable Object> values, BinaryOperator<BigDecimal> operation) {
        BigDecimal result = decimal(first);
        for (Object value : values) {
            result = operation.apply(result, decimal(value));
        }
        return result.doubleValue();
    }

    private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new FunctionException("decimal division by 0");
        }
        return dividend.divide(divisor, DIVISION_SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(@Nullable Object value) {
        double number = Cast.toFloat64(value);
        if (!Double.isFinite(number)) {
            throw new FunctionException("Cannot create a Decimal from " + GoFormat.sprint(number));
        }
        return BigDecimal.valueOf(number);
    }
}
