package org.fedai.kubefate.chart.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/** Floating-point numbers as Go writes them ({@code strconv.FormatFloat}). */
public final class FloatText {
    private FloatText() {}

    /**
     * A number in one of Go's decimal formats.
     *
     * @param value the number, which may be infinite or NaN
     * @param format one of e, f, g
     * @param precision digits after the point, or all digits for g; -1 for as many as it takes to read the same number back
     * @return the text; {@code NaN}, {@code +Inf} and {@code -Inf} in every format
     * @throws IllegalArgumentException if the format is another
     */
    public static String format(double value, char format, int precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        double magnitude = Math.abs(value);
        String text = switch (format) {
            case 'f' -> fixed(digits(magnitude, precision, true), precision);
            case 'e' -> exponent(digits(magnitude, precision < 0 ? -1 : precision + 1, false), precision);
            case 'g' -> general(magnitude, precision);
            default -> throw new IllegalArgumentException("not a decimal format: " + format);
        };
        return Double.doubleToRawLongBits(value) < 0 ? "-" + text : text;
    }

    /**
     * {@return a number as {@code %v} prints it: {@code 1e+06}, {@code 0.5}, {@code +Inf}}
     *
     * @param value the number, which may be infinite or NaN
     */
    public static String general(double value) {
        return format(value, 'g', -1);
    }

    /**
     * {@return a number of 32 bits as {@code %v} prints it}
     *
     * @param value the number, which may be infinite or NaN
     */
    public static String general32(float value) {
        if (!Float.isFinite(value)) {
            return general(value);
        }
        float magnitude = Math.abs(value);
        String text = shortest(
                magnitude == 0
                        ? ZERO
                        : split(shortest(Float.toString(magnitude), one -> one.floatValue() == magnitude)));
        return Float.floatToRawIntBits(value) < 0 ? "-" + text : text;
    }

    /**
     * {@return a number as Go writes it in JSON: {@code 1000000}, {@code 1e+21}, {@code 1e-7}}
     *
     * @param value a finite number, because JSON has no others
     */
    public static String json(double value) {
        double magnitude = Math.abs(value);
        boolean plain = magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e21);
        return plain ? format(value, 'f', -1) : format(value, 'e', -1).replaceFirst("e-0(\\d)$", "e-$1");
    }

    /** Decimal digits without leading and trailing zeros, and the position of the decimal point; no digits for zero. */
    private record Digits(String digits, int point) {}

    private static final Digits ZERO = new Digits("", 0);

    /**
     * @param count significant digits, or digits after the point; -1 for the shortest
     */
    private static Digits digits(double magnitude, int count, boolean afterPoint) {
        if (magnitude == 0) {
            return ZERO;
        }
        if (count < 0) {
            return split(shortest(Double.toString(magnitude), one -> one.doubleValue() == magnitude));
        }
        BigDecimal decimal = new BigDecimal(magnitude);
        int scale = afterPoint ? count : count - (decimal.precision() - decimal.scale());
        return split(decimal.setScale(scale, RoundingMode.HALF_EVEN));
    }

    private static Digits split(BigDecimal decimal) {
        BigDecimal stripped = decimal.stripTrailingZeros();
        return decimal.signum() == 0
                ? ZERO
                : new Digits(stripped.unscaledValue().toString(), stripped.precision() - stripped.scale());
    }

    /** Java always prints at least two digits. */
    private static BigDecimal shortest(String text, Predicate<BigDecimal> same) {
        BigDecimal decimal = new BigDecimal(text);
        BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return same.test(one) ? one : decimal;
    }

    private static String fixed(Digits digits, int precision) {
        String d = digits.digits();
        StringBuilder out = new StringBuilder();
        if (digits.point() > 0) {
            out.append(d, 0, Math.min(d.length(), digits.point()))
                    .repeat('0', Math.max(0, digits.point() - d.length()));
        } else {
            out.append('0');
        }
        int decimals = precision < 0 ? Math.max(0, d.length() - digits.point()) : precision;
        if (decimals > 0) {
            out.append('.');
            for (int i = 0; i < decimals; i++) {
                int at = digits.point() + i;
                out.append(at >= 0 && at < d.length() ? d.charAt(at) : '0');
            }
        }
        return out.toString();
    }

    private static String exponent(Digits digits, int precision) {
        String d = digits.digits();
        StringBuilder out = new StringBuilder().append(d.isEmpty() ? '0' : d.charAt(0));
        int decimals = precision < 0 ? Math.max(0, d.length() - 1) : precision;
        if (decimals > 0) {
            out.append('.');
            int there = Math.min(decimals, Math.max(0, d.length() - 1));
            out.append(d, Math.min(1, d.length()), Math.min(1, d.length()) + there)
                    .repeat('0', decimals - there);
        }
        int exponent = d.isEmpty() ? 0 : digits.point() - 1;
        out.append('e').append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        return out.append(size < 10 ? "0" : "").append(size).toString();
    }

    private static String general(double magnitude, int precision) {
        if (precision < 0) {
            return shortest(digits(magnitude, -1, false));
        }
        int wanted = Math.max(1, precision);
        Digits digits = digits(magnitude, wanted, false);
        int count = digits.digits().length();
        return general(digits, count >= digits.point() ? Math.min(wanted, count) : wanted);
    }

    private static String shortest(Digits digits) {
        return general(digits, 6);
    }

    /** @param threshold the exponent from which it is written */
    private static String general(Digits digits, int threshold) {
        int count = digits.digits().length();
        int exponent = count == 0 ? 0 : digits.point() - 1;
        return exponent < -4 || exponent >= threshold
                ? exponent(digits, Math.max(0, count - 1))
                : fixed(digits, Math.max(count - digits.point(), 0));
    }
}
