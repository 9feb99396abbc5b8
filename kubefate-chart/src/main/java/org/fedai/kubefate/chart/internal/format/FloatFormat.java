package org.fedai.kubefate.chart.internal.format;

import java.util.Locale;
import org.fedai.kubefate.chart.yaml.FloatText;

/** Floating-point numbers under {@code %b %e %E %f %g %G %x %X}. */
final class FloatFormat {
    private FloatFormat() {}

    /**
     * Formats as {@code strconv.FormatFloat(value, format, precision, 64)}.
     *
     * @param format one of b, e, E, f, g, G, x, X
     * @param precision digits after the point, or all digits for g and G; -1 for as many as it takes to read the same number back
     */
    private static String format(double value, char format, int precision) {
        if (!Double.isFinite(value)) {
            return FloatText.general(value);
        }
        char lower = Character.toLowerCase(format);
        double magnitude = Math.abs(value);
        String text = switch (lower) {
            case 'b' -> BinaryFloat.mantissa(magnitude);
            case 'x' -> BinaryFloat.hexadecimal(magnitude, precision);
            default -> FloatText.format(magnitude, lower, precision);
        };
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        return sign + (lower == format ? text : text.toUpperCase(Locale.ROOT));
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
