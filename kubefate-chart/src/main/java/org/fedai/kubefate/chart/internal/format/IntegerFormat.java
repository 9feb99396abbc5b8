package org.fedai.kubefate.chart.internal.format;

import java.util.Locale;

/** Integers under {@code %d %b %o %O %x %X %U}. */
final class IntegerFormat {
    private IntegerFormat() {}

    static void format(StringBuilder out, Flags flags, long n, boolean unsigned, int base, int verb) {
        boolean negative = !unsigned && n < 0;
        String digits = negative ? Long.toUnsignedString(-n, base) : Long.toUnsignedString(n, base);
        if (verb == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        if (flags.hasPrecision() && flags.precision == 0 && n == 0) {
            flags.padWithSpaces(out, "");
            return;
        }
        digits = "0".repeat(Math.max(0, leastDigits(flags, negative) - digits.length())) + digits;
        flags.padWithSpaces(out, sign(flags, negative) + prefix(flags, base, verb, digits) + digits);
    }

    private static int leastDigits(Flags flags, boolean negative) {
        if (flags.hasPrecision()) {
            return flags.precision;
        }
        if (!flags.zero || flags.minus || flags.width < 0) {
            return 0;
        }
        return negative || flags.plus || flags.space ? flags.width - 1 : flags.width;
    }

    private static String sign(Flags flags, boolean negative) {
        return negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
    }

    private static String prefix(Flags flags, int base, int verb, String digits) {
        String prefix = verb == 'O' ? "0o" : "";
        if (!flags.sharp) {
            return prefix;
        }
        return prefix
                + switch (base) {
                    case 2 -> "0b";
                    case 8 -> digits.startsWith("0") ? "" : "0";
                    case 16 -> verb == 'X' ? "0X" : "0x";
                    default -> "";
                };
    }

    static void unicode(StringBuilder out, Flags flags, long n) {
        int least = flags.hasPrecision() && flags.precision > 4 ? flags.precision : 4;
        String digits = Long.toHexString(n).toUpperCase(Locale.ROOT);
        String text = "U+" + "0".repeat(Math.max(0, least - digits.length())) + digits;
        if (flags.sharp && n >= 0 && n <= Character.MAX_CODE_POINT && Quote.isPrintable((int) n)) {
            text += " '" + Character.toString((int) n) + "'";
        }
        flags.padWithSpaces(out, text);
    }
}
