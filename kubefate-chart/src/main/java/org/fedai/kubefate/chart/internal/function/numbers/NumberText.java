package org.fedai.kubefate.chart.internal.function.numbers;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Package strconv: numbers in text. */
public final class NumberText {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MORE_DIGITS_THAN_FIT = 70;

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX](?:[0-9a-fA-F]++\\.?[0-9a-fA-F]*+|\\.[0-9a-fA-F]++)[pP][+-]?[0-9]++");
    private static final Pattern SPECIAL = Pattern.compile("(?i)[+-]?inf(?:inity)?|nan");

    private NumberText() {}

    /**
     * An integer of any size.
     *
     * @param base 0 for what Go's literals have: 0x, 0o, 0b, a leading 0 for octal, underscores between digits
     * @return null if the text is not an integer
     */
    static @Nullable BigInteger integer(String text, int base) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = base;
        if (base == 0) {
            if (!hasGoodUnderscores(digits)) {
                return null;
            }
            radix = radix(digits);
            digits = digits.substring(prefixLength(digits, radix)).replace("_", "");
        }
        if (digits.isEmpty() || !isNumber(digits, radix)) {
            return null;
        }
        String significant = digits.replaceFirst("^0++", "");
        if (significant.length() > MORE_DIGITS_THAN_FIT) {
            significant = "1" + "0".repeat(MORE_DIGITS_THAN_FIT);
        }
        BigInteger value = new BigInteger("0" + significant, radix);
        return negative ? value.negate() : value;
    }

    /** An int64; null if the text is not one or is out of range. */
    public static @Nullable Long int64(String text, int base) {
        BigInteger value = integer(text, base);
        return value == null || value.bitLength() > 63 ? null : value.longValue();
    }

    /** An int64, the nearest one if the text is out of range; 0 if the text is not an integer. */
    public static long nearestInt64(String text) {
        BigInteger value = integer(text, 10);
        return value == null ? 0 : value.max(MIN).min(MAX).longValue();
    }

    /** A float64; null if the text is not one or is out of range. */
    public static @Nullable Double float64(String text) {
        if (SPECIAL.matcher(text).matches()) {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.equals("nan")
                    ? Double.NaN
                    : lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        String digits = text.replace("_", "");
        boolean wellFormed =
                DECIMAL.matcher(digits).matches() || HEXADECIMAL.matcher(digits).matches();
        if (!wellFormed || !hasGoodUnderscores(unsigned)) {
            return null;
        }
        double value = Double.parseDouble(digits);
        return Double.isInfinite(value) ? null : value;
    }

    private static int radix(String digits) {
        String lower = digits.length() > 2 ? digits.substring(0, 2).toLowerCase(Locale.ROOT) : "";
        return switch (lower) {
            case "0x" -> 16;
            case "0b" -> 2;
            case "0o" -> 8;
            default -> digits.startsWith("0") ? 8 : 10;
        };
    }

    private static int prefixLength(String digits, int radix) {
        boolean letter = digits.length() > 2 && "xXbBoO".indexOf(digits.charAt(1)) >= 0 && digits.charAt(0) == '0';
        return radix != 10 && letter ? 2 : 0;
    }

    /** Underscores must separate digits; the prefix counts as one. */
    private static boolean hasGoodUnderscores(String text) {
        if (text.indexOf('_') < 0) {
            return true;
        }
        boolean prefixed = text.length() >= 2 && text.charAt(0) == '0' && "xXbBoO".indexOf(text.charAt(1)) >= 0;
        boolean hexadecimal = prefixed && (text.charAt(1) == 'x' || text.charAt(1) == 'X');
        char last = prefixed ? '0' : '^';
        for (int i = prefixed ? 2 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = Character.digit(c, hexadecimal ? 16 : 10) >= 0;
            if ((c == '_' && last != '0') || (c != '_' && !digit && last == '_')) {
                return false;
            }
            last = digit ? '0' : c == '_' ? '_' : '!';
        }
        return last != '_';
    }

    private static boolean isNumber(String text, int radix) {
        return text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    }
}
