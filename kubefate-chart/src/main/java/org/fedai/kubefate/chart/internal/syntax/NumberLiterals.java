package org.fedai.kubefate.chart.internal.syntax;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as Go writes them. */
final class NumberLiterals {
    private static final int LONGEST = 1000;
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(LONGEST);
    private static final Pattern UNDERSCORES = Pattern.compile("[+-]?(0[bBoOxX]_?)?[0-9a-fA-F]+(_[0-9a-fA-F]+)*+");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(\\d(_?\\d)*+\\.?(\\d(_?\\d)*+)?|\\.\\d(_?\\d)*+)([eE][+-]?\\d(_?\\d)*+)?");
    private static final Pattern HEXADECIMAL_FLOAT = Pattern.compile(
            "[+-]?0[xX]_?(\\p{XDigit}[_\\p{XDigit}]*+\\.?[_\\p{XDigit}]*+|\\.\\p{XDigit}[_\\p{XDigit}]*+)[pP][+-]?\\d[_\\d]*");
    private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private NumberLiterals() {}

    static Expression parse(Lexeme token) {
        String text = token.text();
        if (text.endsWith("i")) {
            return complex(token, text.substring(0, text.length() - 1));
        }
        BigInteger integer = integer(text);
        if (integer != null && fits(integer)) {
            boolean real = looksReal(text);
            return new Expression.Numeral(token.start(), token.end(), integer, integer.doubleValue(), real);
        }
        Double real = real(text);
        if (real == null || real.isInfinite()) {
            throw illegal(token);
        }
        if (!containsAny(text, ".eEpP")) {
            throw new SyntaxException(token.start(), "integer overflow: \"" + text + "\"");
        }
        boolean whole = real == Math.rint(real) && Math.abs(real) < 0x1p63;
        BigInteger asInteger = whole ? BigInteger.valueOf((long) (double) real) : null;
        return new Expression.Numeral(token.start(), token.end(), asInteger, real, looksReal(text));
    }

    /** @param parts the imaginary one, with the real one before it if there is one */
    private static Expression.Complex complex(Lexeme token, String parts) {
        int sign = token.is(Lexeme.Kind.COMPLEX) ? lastSign(parts) : 0;
        Double real = sign == 0 ? Double.valueOf(0) : real(parts.substring(0, sign));
        Double imaginary = real(parts.substring(sign));
        if (real == null || imaginary == null || real.isInfinite() || imaginary.isInfinite()) {
            throw illegal(token);
        }
        return new Expression.Complex(token.start(), token.end(), token.text(), real, imaginary);
    }

    /** That of the second part, not that of its exponent. */
    private static int lastSign(String parts) {
        int sign = Math.max(parts.lastIndexOf('+'), parts.lastIndexOf('-'));
        return containsAny(parts.substring(sign - 1, sign), "eEpP") ? lastSign(parts.substring(0, sign)) : sign;
    }

    private static SyntaxException illegal(Lexeme token) {
        return new SyntaxException(token.start(), "illegal number syntax: \"" + token.text() + "\"");
    }

    /** Go's rule for a number without an expected type. */
    private static boolean looksReal(String text) {
        boolean hexadecimal = (text.startsWith("0x") || text.startsWith("0X")) && !containsAny(text, "pP");
        return !hexadecimal && containsAny(text, ".eEpP");
    }

    private static boolean fits(BigInteger integer) {
        return integer.signum() < 0 ? integer.bitLength() <= 63 : integer.compareTo(MAX_UNSIGNED) <= 0;
    }

    private static @Nullable BigInteger integer(String text) {
        if (!UNDERSCORES.matcher(text).matches()) {
            return null;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = (signed ? text.substring(1) : text).replace("_", "");
        int radix = radix(digits);
        String number = radix == 10 ? digits : digits.substring(Character.isDigit(digits.charAt(1)) ? 1 : 2);
        try {
            // A number with very many digits would take long to parse, and is out of range anyway.
            BigInteger value = number.length() > LONGEST && number.chars().allMatch(c -> Character.digit(c, radix) >= 0)
                    ? BEYOND
                    : new BigInteger(number, radix);
            return text.startsWith("-") ? value.negate() : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int radix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static @Nullable Double real(String text) {
        if (FLOAT.matcher(text).matches() || HEXADECIMAL_FLOAT.matcher(text).matches()) {
            return Double.valueOf(text.replace("_", ""));
        }
        return null;
    }

    private static boolean containsAny(String text, String characters) {
        return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
    }
}
