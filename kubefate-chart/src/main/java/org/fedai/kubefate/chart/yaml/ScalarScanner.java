package org.fedai.kubefate.chart.yaml;

import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Token.Kind;

/** Scans plain and quoted scalars, whose lines are folded, and delegates block scalars. */
final class ScalarScanner {
    private final Characters in;
    private final String source;
    private final BlockScalarScanner blocks;
    private final StringBuilder text = new StringBuilder();
    /** Blanks, or the first line break, before the next word. */
    private final StringBuilder gap = new StringBuilder();
    /** Line breaks after the first one. */
    private final StringBuilder moreBreaks = new StringBuilder();

    private boolean folding;
    private boolean crossedLines;

    ScalarScanner(Characters in, String source) {
        this.in = in;
        this.source = source;
        this.blocks = new BlockScalarScanner(in, source);
    }

    /**
     * @param indent of the enclosing block
     */
    Token block(int indent) {
        return blocks.scan(indent);
    }

    /** Whether the last plain scalar was followed by a line break, so that a key may come next. */
    boolean crossedLines() {
        return crossedLines;
    }

    /**
     * @param indent of the enclosing block
     */
    Token plain(int indent, boolean inFlow) {
        begin();
        int line = in.line();
        while (!in.atDocumentMark('-') && !in.atDocumentMark('.') && in.peek() != '#') {
            plainWord(inFlow);
            if (!Characters.isBlank(in.peek()) && !Characters.isBreak(in.peek())) {
                break;
            }
            gap(indent);
            if (!inFlow && in.column() <= indent) {
                break;
            }
        }
        crossedLines = folding;
        return Token.of(Kind.PLAIN_SCALAR, line, text.toString());
    }

    private void plainWord(boolean inFlow) {
        while (!Characters.isBlankOrBreakOrEnd(in.peek())) {
            int c = in.peek();
            boolean end =
                    (c == ':' && Characters.isBlankOrBreakOrEnd(in.peek(1))) || (inFlow && ",?[]{}".indexOf(c) >= 0);
            if (end) {
                return;
            }
            join();
            text.appendCodePoint(in.next());
        }
    }

    Token quoted(int quote) {
        begin();
        int line = in.line();
        in.skip();
        while (true) {
            if (in.atDocumentMark('-') || in.atDocumentMark('.')) {
                throw error("found unexpected document indicator");
            }
            if (in.atEnd()) {
                throw error("found unexpected end of stream");
            }
            quotedWord(quote);
            if (in.peek() == quote) {
                break;
            }
            gap(Integer.MIN_VALUE);
            join();
        }
        in.skip();
        return Token.of(Kind.QUOTED_SCALAR, line, text.toString());
    }

    private void quotedWord(int quote) {
        while (!Characters.isBlankOrBreakOrEnd(in.peek())) {
            int c = in.peek();
            if (quote == '\'' && c == quote && in.peek(1) == quote) {
                text.append('\'');
                in.skip(2);
            } else if (c == quote) {
                return;
            } else if (quote == '"' && c == '\\' && Characters.isBreak(in.peek(1))) {
                in.skip();
                in.nextBreak();
                folding = true;
                return;
            } else if (quote == '"' && c == '\\') {
                escape();
            } else {
                text.appendCodePoint(in.next());
            }
        }
    }

    private void escape() {
        in.skip();
        int c = in.next();
        switch (c) {
            case '0' -> text.append('\0');
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 't', '\t' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'v' -> text.append('\u000B');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append('\u001B');
            case ' ', '"', '\'', '\\' -> text.append((char) c);
            case 'N' -> text.append('\u0085');
            case '_' -> text.append('\u00A0');
            case 'L' -> text.append('\u2028');
            case 'P' -> text.append('\u2029');
            case 'x' -> number(2);
            case 'u' -> number(4);
            case 'U' -> number(8);
            default -> throw error("found unknown escape character");
        }
    }

    private void number(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = in.peek() < 0x80 ? Character.digit(in.peek(), 16) : -1;
            if (digit < 0) {
                throw error("did not find expected hexdecimal number");
            }
            value = value << 4 | digit;
            in.skip();
        }
        if ((value >= 0xD800 && value <= 0xDFFF) || value > Character.MAX_CODE_POINT) {
            throw error("found invalid Unicode character escape code");
        }
        text.appendCodePoint((int) value);
    }

    private void begin() {
        text.setLength(0);
        gap.setLength(0);
        moreBreaks.setLength(0);
        folding = false;
    }

    /**
     * Consumes blanks and line breaks.
     *
     * @param indent up to which a line must not start with a tab
     */
    private void gap(int indent) {
        while (true) {
            int c = in.peek();
            if (Characters.isBlank(c)) {
                if (folding && c == '\t' && in.column() <= indent) {
                    throw error("found a tab character that violates indentation");
                }
                if (!folding) {
                    gap.append((char) c);
                }
                in.skip();
            } else if (Characters.isBreak(c)) {
                if (folding) {
                    moreBreaks.append((char) in.nextBreak());
                } else {
                    gap.setLength(0);
                    gap.append((char) in.nextBreak());
                    folding = true;
                }
            } else {
                return;
            }
        }
    }

    /** Appends the folded white space before the next word: a single line break becomes a space, further ones are kept. */
    private void join() {
        if (folding && !gap.isEmpty() && gap.charAt(0) == '\n') {
            text.append(moreBreaks.isEmpty() ? " " : moreBreaks);
        } else {
            text.append(gap).append(moreBreaks);
        }
        gap.setLength(0);
        moreBreaks.setLength(0);
        folding = false;
    }

    private YamlException error(String problem) {
        return new YamlException(source, in.line(), problem);
    }
}
