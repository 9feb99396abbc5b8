package org.fedai.kubefate.chart.internal.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** {@code strconv.FormatFloat} and the float verbs of fmt. */
public final class FloatFormat {
    private FloatFormat() {}

    /**
     * Formats as {@code strconv.FormatFloat(value, format, precision, 64)}.
     *
     * @param format one of b, e, E, f, g, G, x, X
     * @param precision digits after the point, or all digits for g and G; -1 for as many as it takes to read the same number back
     */
    public static String format(double value, char format, int precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        double magnitude = Math.abs(value);
        String text = switch (format) {
            case 'b' -> BinaryFloat.mantissa(magnitude);
            case 'x', 'X' -> BinaryFloat.hexadecimal(magnitude, precision);
            case 'f' -> fixed(digits(magnitude, precision < 0 ? -1 : precision, true), precision);
            case 'e', 'E' -> exponent(digits(magnitude, precision < 0 ? -1 : precision + 1, false), precision);
            case 'g', 'G' -> general(magnitude, precision);
            default -> "%" + format;
        };
        text = Character.isUpperCase(format) ? text.toUpperCase(Locale.ROOT) : text;
        return negative ? "-" + text : text;
    }

    /** Decimal digits without zeros at either end, and how many of them stand before the point; no digits for zero. */
    private record Digits(String digits, int point) {}

    /**
     * @param count significant digits, or digits after the point; -1 for the shortest
     */
    private static Digits digits(double magnitude, int count, boolean afterPoint) {
        if (magnitude == 0) {
            return new Digits("", 0);
        }
        BigDecimal decimal = count < 0 ? shortest(magnitude) : new BigDecimal(magnitude);
        if (count >= 0) {
            int scale = afterPoint ? count : count - (decimal.precision() - decimal.scale());
            decimal = decimal.setScale(scale, RoundingMode.HALF_EVEN);
        }
        if (decimal.signum() == 0) {
            return new Digits("", 0);
        }
        decimal = decimal.stripTrailingZeros();
        return new Digits(decimal.unscaledValue().toString(), decimal.precision() - decimal.scale());
    }

    private static BigDecimal shortest(double magnitude) {
        BigDecimal decimal = new BigDecimal(Double.toString(magnitude)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Java never prints less than two digits, even where one would do
            BigDecimal one = decimal.setScale(decimal.scale() - 1, RoundingMode.HALF_EVEN);
            return one.doubleValue() == magnitude ? one : decimal;
        }
        return decimal;
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
        boolean shortest = precision < 0;
        Digits digits = digits(magnitude, shortest ? -1 : Math.max(1, precision), false);
        int count = digits.digits().length();
        int threshold = shortest ? 6 : Math.max(1, precision);
        if (!shortest && threshold > count && count >= digits.point()) {
            threshold = count;
        }
        int exponent = count == 0 ? 0 : digits.point() - 1;
        if (exponent < -4 || exponent >= threshold) {
            return exponent(digits, Math.max(0, count - 1));
        }
        return fixed(digits, Math.max(count - digits.point(), 0));
    }

    /** Formats under the flags of a directive, whose precision goes before the given one. */
    static void format(StringBuilder out, Flags flags, double value, char verb, int precision) {
        int digits = flags.hasPrecision() ? flags.precision : precision;
        String text = format(value, verb, digits);
        String sign = text.startsWith("-") ? "-" : "+";
        String number = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (flags.space && sign.equals("+") && !flags.plus) {
            sign = " ";
        }
        if (!Double.isFinite(value)) {
            boolean bare = Double.isNaN(value) && !flags.space && !flags.plus;
            flags.padWithSpaces(out, bare ? number : sign + number);
            return;
        }
        if (flags.sharp && verb != 'b') {
            number = withPoint(number, verb, digits);
        }
        if (!flags.plus && sign.equals("+")) {
            flags.pad(out, number);
        } else if (flags.zero && !flags.minus && flags.width > number.length() + 1) {
            out.append(sign).repeat('0', flags.width - number.length() - 1).append(number);
        } else {
            flags.pad(out, sign + number);
        }
    }

    /** The sharp flag: always a decimal point, and zeros up to the precision for %g. */
    private static String withPoint(String number, char verb, int precision) {
        boolean counted = "gGx".indexOf(verb) >= 0;
        int missing = counted ? precision < 0 ? 6 : precision : 0;
        int tailStart = tailStart(number, verb);
        String head = number.substring(0, tailStart);
        boolean significant = false;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c == '.') {
                continue;
            }
            significant |= c != '0';
            missing -= significant ? 1 : 0;
        }
        if (head.indexOf('.') < 0) {
            missing -= head.equals("0") ? 1 : 0;
            head += ".";
        }
        return head + "0".repeat(Math.max(0, missing)) + number.substring(tailStart);
    }

    private static int tailStart(String number, char verb) {
        boolean hexadecimal = verb == 'x' || verb == 'X';
        for (int i = 0; i < number.length(); i++) {
            char c = Character.toLowerCase(number.charAt(i));
            if (c == 'p' || (c == 'e' && !hexadecimal)) {
                return i;
            }
        }
        return number.length();
    }
}
