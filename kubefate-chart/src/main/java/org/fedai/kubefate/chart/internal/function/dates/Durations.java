package org.fedai.kubefate.chart.internal.function.dates;

import java.math.BigInteger;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Durations as Go writes them: {@code 1h15m30.5s}. */
final class Durations {
    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final int MAX_DIGITS = 19;
    private static final int LONGEST = 10_000;
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);

    private Durations() {}

    /**
     * Nanoseconds.
     *
     * @throws FunctionException if the text is not a duration, or is longer than 292 years
     */
    static long parse(String text) {
        if (text.length() > LONGEST) {
            throw new TooLargeException("a duration is longer than " + LONGEST + " characters");
        }
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return 0;
        }
        if (rest.isEmpty()) {
            throw wrong("invalid duration", text);
        }
        BigInteger total = BigInteger.ZERO;
        while (!rest.isEmpty()) {
            int number = length(rest, true);
            int unit = number + length(rest.substring(number), false);
            total = total.add(nanos(rest.substring(0, number), rest.substring(number, unit), text));
            if (total.compareTo(LIMIT) > 0) {
                throw wrong("invalid duration", text);
            }
            rest = rest.substring(unit);
        }
        if (!negative && total.equals(LIMIT)) {
            throw wrong("invalid duration", text);
        }
        return negative ? total.negate().longValue() : total.longValue();
    }

    /** How many of the largest unit there are, from years to seconds, without sign: {@code 2mo}. */
    static String largestUnit(long nanos) {
        long second = 1_000_000_000L;
        long[] sizes = {
            365 * 24 * 3600 * second, 30 * 24 * 3600 * second, 24 * 3600 * second, 3600 * second, 60 * second, second
        };
        String[] names = {"y", "mo", "d", "h", "m", "s"};
        long magnitude = nanos < 0 ? -nanos : nanos;
        for (int i = 0; i < sizes.length; i++) {
            if (Long.compareUnsigned(magnitude, sizes[i]) > 0) {
                return Long.toUnsignedString(Long.divideUnsigned(magnitude, sizes[i])) + names[i];
            }
        }
        return "0s";
    }

    private static BigInteger nanos(String number, String unit, String text) {
        if (number.isEmpty() || number.equals(".") || number.startsWith("..")) {
            throw wrong("invalid duration", text);
        }
        int point = number.indexOf('.');
        // A second point ends the number; a unit should follow.
        if (unit.isEmpty() || point != number.lastIndexOf('.')) {
            throw wrong("missing unit in duration", text);
        }
        @Nullable Long nanos = UNITS.get(unit);
        if (nanos == null) {
            throw wrong("unknown unit \"" + unit + "\" in duration", text);
        }
        String whole = (point < 0 ? number : number.substring(0, point)).replaceFirst("^0+", "");
        if (whole.length() > MAX_DIGITS) {
            throw wrong("invalid duration", text);
        }
        BigInteger result = new BigInteger("0" + whole).multiply(BigInteger.valueOf(nanos));
        return point < 0 ? result : result.add(fraction(number.substring(point + 1), nanos));
    }

    /** In floating point, as Go computes it. */
    private static BigInteger fraction(String digits, long unit) {
        long fraction = 0;
        double scale = 1;
        for (int i = 0; i < digits.length() && fraction <= Long.MAX_VALUE / 10; i++) {
            long next = fraction * 10 + (digits.charAt(i) - '0');
            if (next < 0) {
                break;
            }
            fraction = next;
            scale *= 10;
        }
        return BigInteger.valueOf((long) (fraction * (unit / scale)));
    }

    private static int length(String text, boolean numeric) {
        int end = 0;
        while (end < text.length() && numeric == isNumeric(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNumeric(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static FunctionException wrong(String reason, String text) {
        return new FunctionException("time: " + reason + " \"" + text + "\"");
    }
}
