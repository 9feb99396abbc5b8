package org.fedai.kubefate.chart.internal.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Floats with a power of two as exponent: {@code %b} and {@code %x}. */
final class BinaryFloat {
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;

    private BinaryFloat() {}

    /** {@code 4503599627370496p-52}. */
    static String mantissa(double magnitude) {
        long bits = Double.doubleToRawLongBits(magnitude);
        long exponent = bits >>> MANTISSA_BITS;
        long mantissa = bits & MANTISSA_MASK;
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= 1L << MANTISSA_BITS;
        }
        long power = exponent - 1023 - MANTISSA_BITS;
        return mantissa + "p" + (power >= 0 ? "+" : "") + power;
    }

    /**
     * {@code 0x1.8p+01}.
     *
     * @param precision hexadecimal digits after the point, -1 for all there are
     */
    static String hexadecimal(double magnitude, int precision) {
        if (magnitude == 0) {
            return "0x0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "p+00";
        }
        int exponent = Math.getExponent(magnitude);
        BigDecimal fraction = new BigDecimal(magnitude);
        if (exponent < Double.MIN_EXPONENT) {
            exponent = BigInteger.valueOf(Double.doubleToRawLongBits(magnitude)).bitLength() - 1 - 1074;
        }
        BigDecimal unit = exponent >= 0
                ? new BigDecimal(BigInteger.ONE.shiftLeft(exponent))
                : BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
        BigDecimal scaled = fraction.divide(unit).multiply(BigDecimal.valueOf(1L << MANTISSA_BITS));
        BigInteger mantissa = scaled.toBigIntegerExact();
        if (precision >= 0 && precision < 13) {
            BigInteger step = BigInteger.ONE.shiftLeft(MANTISSA_BITS - 4 * precision);
            mantissa = new BigDecimal(mantissa)
                    .divide(new BigDecimal(step), 0, RoundingMode.HALF_EVEN)
                    .toBigInteger()
                    .multiply(step);
            if (mantissa.bitLength() > MANTISSA_BITS + 1) {
                mantissa = mantissa.shiftRight(1);
                exponent++;
            }
        }
        String digits = "%013x".formatted(mantissa.longValue() & MANTISSA_MASK);
        digits = precision < 0
                ? digits.replaceFirst("0+$", "")
                : (digits + "0".repeat(Math.max(0, precision - 13))).substring(0, precision);
        String point = digits.isEmpty() ? "" : "." + digits;
        int size = Math.abs(exponent);
        return "0x1" + point + "p" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
