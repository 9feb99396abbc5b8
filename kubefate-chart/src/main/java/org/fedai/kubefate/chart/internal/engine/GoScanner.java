package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.el.ext.ExtendedScanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jinja's scanner without its operators. The operators that are words are functions and fields in Go: and, or, not, eq, empty, in, is; and a minus
 * is part of a number, so that it binds more tightly than a filter.
 */
final class GoScanner extends ExtendedScanner {
    /** What encloses an expression in the scanner's input. */
    static final String OPEN = "#{";

    static final String CLOSE = "}";

    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+(\\.\\d+(?:E-?\\d+)?)?");

    /** A name with its position. */
    static final class Name extends Token {
        private final int offset;

        private Name(String image, int length, int offset) {
            super(Symbol.IDENTIFIER, image, length);
            this.offset = offset;
        }

        /** From the start of the expression. */
        int offset() {
            return offset;
        }
    }

    GoScanner(String input) {
        super(input);
    }

    @Override
    protected Token nextEval() throws ScanException {
        Matcher number = NEGATIVE_NUMBER
                .matcher(getInput())
                .region(getPosition(), getInput().length());
        if (!number.lookingAt()) {
            return super.nextEval();
        }
        boolean whole = number.start(1) < 0;
        return token(whole ? Symbol.INTEGER : Symbol.FLOAT, number.group(), number.end() - number.start());
    }

    @Override
    protected Token token(Symbol symbol, String value, int length) {
        return symbol == Symbol.IDENTIFIER
                ? new Name(value, length, getPosition() - OPEN.length())
                : super.token(symbol, value, length);
    }

    @Override
    protected @Nullable Token keyword(String word) {
        return switch (word) {
            case "true", "false", "null" -> super.keyword(word);
            default -> null;
        };
    }
}
