package org.fedai.kubefate.chart.internal.function.regex;

import org.fedai.kubefate.chart.internal.value.FunctionException;

/**
 * Computes the size of a regular expression with its counted repetitions expanded, before it is compiled: re2j would expand
 * millions of copies that Go refuses.
 */
final class RegexSize {
    private static final int MOST_REPETITIONS = 1000;
    private static final int DEEPEST = 1000;
    private static final long LARGEST = 100_000;

    private final String regex;
    private int next;
    private int depth;

    private RegexSize(String regex) {
        this.regex = regex;
    }

    /**
     * @throws FunctionException as in Go, if nested repetitions multiply to more than 1000, groups are nested more than 1000
     *     levels deep, or the expression is too large
     */
    static void check(String regex) {
        Part whole = new RegexSize(regex).alternatives();
        if (whole.size > LARGEST) {
            throw new FunctionException("error parsing regexp: expression too large");
        }
    }

    /**
     * @param size in characters
     * @param repetitions of its innermost part
     */
    private record Part(long size, long repetitions) {
        static final Part EMPTY = new Part(0, 1);

        Part and(Part other) {
            return new Part(size + other.size, Math.max(repetitions, other.repetitions));
        }
    }

    /** Up to the end or the parenthesis that closes the group. */
    private Part alternatives() {
        Part sum = Part.EMPTY;
        while (next < regex.length() && regex.charAt(next) != ')') {
            Part atom = atom();
            while (next < regex.length() && "{*+?".indexOf(regex.charAt(next)) >= 0 && quantified()) {
                atom = repeated(atom);
            }
            sum = sum.and(atom);
        }
        return sum;
    }

    private Part atom() {
        char c = regex.charAt(next++);
        switch (c) {
            case '(' -> {
                return group();
            }
            case '[' -> skipClass();
            case '\\' -> skipEscape();
            default -> {}
        }
        return new Part(1, 1);
    }

    private Part group() {
        if (++depth > DEEPEST) {
            throw new FunctionException("error parsing regexp: expression nests too deeply: `" + regex + "`");
        }
        Part inner = alternatives();
        next++;
        depth--;
        return new Part(inner.size + 2, inner.repetitions);
    }

    private void skipClass() {
        next += regex.startsWith("^", next) ? 1 : 0;
        next += regex.startsWith("]", next) ? 1 : 0;
        while (next < regex.length() && regex.charAt(next) != ']') {
            if (regex.startsWith("[:", next)) {
                int end = regex.indexOf(":]", next + 2);
                next = end < 0 ? next + 1 : end + 1;
            } else if (regex.charAt(next) == '\\') {
                next++;
            }
            next++;
        }
        next++;
    }

    private void skipEscape() {
        if (regex.startsWith("Q", next)) {
            int end = regex.indexOf("\\E", next);
            next = end < 0 ? regex.length() : end + 2;
        } else if (regex.startsWith("p{", next) || regex.startsWith("P{", next) || regex.startsWith("x{", next)) {
            int end = regex.indexOf('}', next);
            next = end < 0 ? regex.length() : end + 1;
        } else {
            next++;
        }
    }

    /** Whether a brace begins a repetition and not a literal. */
    private boolean quantified() {
        return regex.charAt(next) != '{' || count() > 0;
    }

    private Part repeated(Part atom) {
        if (regex.charAt(next) != '{') {
            next++;
            return atom;
        }
        int start = next;
        long count = count();
        next = regex.indexOf('}', next) + 1;
        long repetitions = Math.max(1, count - 1) * atom.repetitions;
        if (repetitions > MOST_REPETITIONS) {
            throw new FunctionException(
                    "error parsing regexp: invalid repeat count: `" + regex.substring(start, next) + "`");
        }
        return new Part(atom.size * Math.max(1, count - 1), repetitions);
    }

    /** One more than the largest number in the braces, which may be 0; 0 when it is no repetition. */
    private long count() {
        int end = regex.indexOf('}', next);
        String numbers = end < 0 ? "" : regex.substring(next + 1, end);
        if (!numbers.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            return 0;
        }
        int comma = numbers.indexOf(',');
        String most =
                comma < 0 || comma == numbers.length() - 1 ? numbers.replace(",", "") : numbers.substring(comma + 1);
        return Long.parseLong(most) + 1;
    }
}
