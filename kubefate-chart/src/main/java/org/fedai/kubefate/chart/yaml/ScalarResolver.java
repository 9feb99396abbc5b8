package org.fedai.kubefate.chart.yaml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the type of a scalar as go-yaml 2 does: YAML 1.1, with Go's integer literals, without base 60.
 */
final class ScalarResolver {
    /**
     * @param value null, Boolean, Long, BigInteger (beyond a Long, still below 2^64), Double or String
     */
    record Resolved(String tag, @Nullable Object value) {}

    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DOTTED = Pattern.compile("\\.[0-9]+(_[0-9]+)*+([eE][-+]?[0-9]+(_[0-9]+)*+)?");
    private static final Pattern INT =
            Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)");
    private static final Pattern SIGNED_BINARY = Pattern.compile("0b([-+][01]+)");
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:(?:([Tt])| )(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?(Z|[-+]\\d{2}:\\d{2})?)?");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(2 * Long.SIZE);
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private static final Map<String, Resolved> WORDS = words();

    private ScalarResolver() {}

    /** A number as Go prints it, with YAML's words for infinity and NaN. */
    static String word(String number) {
        return switch (number) {
            case "+Inf" -> ".inf";
            case "-Inf" -> "-.inf";
            case "NaN" -> ".nan";
            default -> number;
        };
    }

    /** The type of an untagged plain scalar. */
    static Resolved resolve(String text) {
        if (text.isEmpty()) {
            return new Resolved(Tags.NULL, null);
        }
        char first = text.charAt(0);
        boolean number = first == '+' || first == '-' || (first >= '0' && first <= '9');
        if (!number && first != '.' && "yYnNtTfFoO~".indexOf(first) < 0) {
            return new Resolved(Tags.STR, text);
        }
        Resolved word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        if (first == '.') {
            return DOTTED.matcher(text).matches() ? decimal(text.replace("_", ""), text) : new Resolved(Tags.STR, text);
        }
        return number ? number(text, true) : new Resolved(Tags.STR, text);
    }

    /**
     * The value of a scalar with a tag.
     *
     * @throws IllegalArgumentException if the text is not a value of that tag
     */
    static Resolved resolve(String tag, String text) {
        return switch (tag) {
            case Tags.STR -> new Resolved(Tags.STR, text);
            case Tags.BOOL, Tags.INT, Tags.NULL, Tags.TIMESTAMP, Tags.FLOAT -> checked(tag, text);
            default -> new Resolved(tag, text);
        };
    }

    private static Resolved checked(String tag, String text) {
        boolean number = !text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0;
        Resolved plain = number && !WORDS.containsKey(text) ? number(text, tag.equals(Tags.TIMESTAMP)) : resolve(text);
        if (plain.tag().equals(tag)) {
            return plain;
        }
        if (tag.equals(Tags.FLOAT) && plain.value() instanceof Long value) {
            return new Resolved(tag, (double) value);
        }
        throw new IllegalArgumentException(
                "cannot decode " + Tags.shortForm(plain.tag()) + " `" + text + "` as a " + Tags.shortForm(tag));
    }

    private static Resolved number(String text, boolean mayBeTimestamp) {
        if (mayBeTimestamp && isTimestamp(text)) {
            return new Resolved(Tags.TIMESTAMP, text);
        }
        String plain = text.replace("_", "");
        Number integer = integer(plain);
        if (integer != null) {
            return new Resolved(Tags.INT, integer);
        }
        return FLOAT.matcher(plain).matches() ? decimal(plain, text) : new Resolved(Tags.STR, text);
    }

    private static Resolved decimal(String plain, String text) {
        double value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? new Resolved(Tags.STR, text) : new Resolved(Tags.FLOAT, value);
    }

    private static @Nullable Number integer(String plain) {
        Matcher binary = SIGNED_BINARY.matcher(plain);
        if (binary.matches()) {
            return fitting(parse(binary.group(1), 2), true);
        }
        Matcher matcher = INT.matcher(plain);
        if (!matcher.matches()) {
            return null;
        }
        String sign = matcher.group(1);
        BigInteger value = magnitude(matcher.group(2));
        return fitting(sign.equals("-") ? value.negate() : value, !sign.isEmpty());
    }

    private static BigInteger magnitude(String digits) {
        if (digits.length() == 1 || digits.charAt(0) != '0') {
            return parse(digits, 10);
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> parse(digits.substring(2), 16);
            case 'b', 'B' -> parse(digits.substring(2), 2);
            case 'o', 'O' -> parse(digits.substring(2), 8);
            default -> parse(digits, 8);
        };
    }

    /** The value, or an out-of-range value for very many digits, which would take long to parse. */
    private static BigInteger parse(String digits, int radix) {
        String significant = LEADING_ZEROS.matcher(digits).replaceFirst("");
        return significant.length() > Long.SIZE + 1 ? BEYOND : new BigInteger(significant, radix);
    }

    /** Go has signed and unsigned integers of 64 bits; anything out of both ranges is not an integer. */
    private static @Nullable Number fitting(BigInteger value, boolean signed) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return !signed && value.signum() > 0 && value.compareTo(TWO_TO_64) < 0 ? value : null;
    }

    static boolean isTimestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        boolean zone = matcher.group(9) != null;
        if (matcher.group(5) != null && zone != (matcher.group(4) != null)) {
            return false;
        }
        try {
            LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
            if (matcher.group(5) != null) {
                LocalTime.of(number(matcher, 5), number(matcher, 6), number(matcher, 7));
            }
            if (zone && !matcher.group(9).equals("Z")) {
                checkOffset(matcher.group(9));
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void checkOffset(String offset) {
        int hours = Integer.parseInt(offset.substring(1, 3));
        int minutes = Integer.parseInt(offset.substring(4));
        if (hours > 24 || minutes >= 60) {
            throw new DateTimeException(ZoneOffset.class.getSimpleName() + " out of range: " + offset);
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Map<String, Resolved> words() {
        Map<String, Resolved> words = new HashMap<>();
        put(words, Tags.BOOL, true, "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
        put(words, Tags.BOOL, false, "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
        put(words, Tags.NULL, null, "~", "null", "Null", "NULL");
        put(words, Tags.FLOAT, Double.NaN, ".nan", ".NaN", ".NAN");
        put(words, Tags.FLOAT, Double.POSITIVE_INFINITY, ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
        put(words, Tags.FLOAT, Double.NEGATIVE_INFINITY, "-.inf", "-.Inf", "-.INF");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Resolved> words, String tag, @Nullable Object value, String... forms) {
        for (String form : forms) {
            words.put(form, new Resolved(tag, value));
        }
    }
}
