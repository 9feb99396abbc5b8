package org.fedai.kubefate.chart.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating-point numbers as Go writes them: the fewest digits that give the same number when read again. */
public final class FloatText {
    private FloatText() {}

    /** Go's {@code %g} with the shortest precision: {@code 1e+06}, {@code 0.5}, {@code +Inf}. */
    public static String general(double value) {
        return Double.isFinite(value) ? general(shortest(value), value) : special(value);
    }

    /** {@link #general} for a number of 32 bits. */
    public static String general32(float value) {
        return Float.isFinite(value) ? general(shortest(value), value) : special(value);
    }

    /** As Go's JSON has it: {@code 1000000}, {@code 1e+21}, {@code 1e-7}. The value is finite. */
    public static String json(double value) {
        double magnitude = Math.abs(value);
        BigDecimal digits = shortest(value);
        String sign = isNegative(value) ? "-" : "";
        if (magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21)) {
            return sign + exponential(digits).replaceFirst("e-0(\\d)$", "e-$1");
        }
        return sign + digits.toPlainString();
    }

    /** The words of YAML for Go's names of what is no number. */
    static String yaml(String text) {
        return switch (text) {
            case "+Inf" -> ".inf";
            case "-Inf" -> "-.inf";
            case "NaN" -> ".nan";
            default -> text;
        };
    }

    private static String general(BigDecimal digits, double value) {
        String sign = isNegative(value) ? "-" : "";
        int exponent = digits.precision() - digits.scale() - 1;
        if (digits.signum() == 0) {
            return sign + "0";
        }
        boolean plain = exponent >= -4 && exponent < 6;
        return sign + (plain ? digits.toPlainString() : exponential(digits));
    }

    private static String exponential(BigDecimal digits) {
        String unscaled = digits.unscaledValue().toString();
        int exponent = unscaled.length() - digits.scale() - 1;
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        String power = Integer.toString(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + (power.length() < 2 ? "0" + power : power);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        // Java prefers the closer of two digits to a single digit that would do.
        return one.doubleValue() == Math.abs(value) ? one : digits;
    }

    private static BigDecimal shortest(float value) {
        BigDecimal digits = new BigDecimal(Float.toString(Math.abs(value))).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.floatValue() == Math.abs(value) ? one : digits;
    }

    private static boolean isNegative(double value) {
        return value < 0 || (value == 0 && 1 / value < 0);
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
    }
}
