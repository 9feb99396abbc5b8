package org.fedai.kubefate.chart.yaml;

import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Token.Kind;

/** Scans literal and folded blocks. */
final class BlockScalarScanner {
    private enum Chomping {
        STRIP,
        CLIP,
        KEEP
    }

    private final Characters in;
    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder lineBreak = new StringBuilder();
    private final StringBuilder emptyLines = new StringBuilder();

    private Chomping chomping = Chomping.CLIP;
    /** The indentation of the block; 0 until it is known. */
    private int indent;

    BlockScalarScanner(Characters in, String source) {
        this.in = in;
        this.source = source;
    }

    /**
     * @param outer the indentation of the enclosing block
     */
    Token scan(int outer) {
        text.setLength(0);
        lineBreak.setLength(0);
        emptyLines.setLength(0);
        int line = in.line();
        boolean literal = in.next() == '|';
        int increment = header();
        indent = increment == 0 ? 0 : Math.max(outer, 0) + increment;
        emptyLines(outer);
        boolean blankBefore = false;
        while (in.column() == indent && !in.atEnd()) {
            boolean blank = Characters.isBlank(in.peek());
            boolean fold = !literal && !blankBefore && !blank && lineBreak.length() > 0 && lineBreak.charAt(0) == '\n';
            text.append(!fold ? lineBreak : emptyLines.isEmpty() ? " " : "").append(emptyLines);
            lineBreak.setLength(0);
            emptyLines.setLength(0);
            blankBefore = blank;
            while (!Characters.isBreakOrEnd(in.peek())) {
                text.appendCodePoint(in.next());
            }
            if (!in.atEnd()) {
                lineBreak.append((char) in.nextBreak());
            }
            emptyLines(outer);
        }
        return Token.of(Kind.QUOTED_SCALAR, line, chomped());
    }

    private String chomped() {
        if (chomping != Chomping.STRIP) {
            text.append(lineBreak);
        }
        if (chomping == Chomping.KEEP) {
            text.append(emptyLines);
        }
        return text.toString();
    }

    /** Consumes the rest of the first line. @return the explicit indentation of the block; 0 if there is none */
    private int header() {
        chomping = Chomping.CLIP;
        boolean chomped = chomping();
        int increment = increment();
        if (!chomped) {
            chomping();
        }
        in.skipBlanks();
        in.skipComment();
        if (!Characters.isBreakOrEnd(in.peek())) {
            throw error("did not find expected comment or line break");
        }
        if (!in.atEnd()) {
            in.nextBreak();
        }
        return increment;
    }

    private boolean chomping() {
        if (in.peek() != '+' && in.peek() != '-') {
            return false;
        }
        chomping = in.next() == '+' ? Chomping.KEEP : Chomping.STRIP;
        return true;
    }

    private int increment() {
        int digit = in.peek() - '0';
        if (digit < 0 || digit > 9) {
            return 0;
        }
        if (digit == 0) {
            throw error("found an indentation indicator equal to 0");
        }
        in.skip();
        return digit;
    }

    /** Consumes indentation and empty lines; the first non-empty line determines the indentation of the block. */
    private void emptyLines(int outer) {
        int furthest = 0;
        while (true) {
            while ((indent == 0 || in.column() < indent) && in.peek() == ' ') {
                in.skip();
            }
            furthest = Math.max(furthest, in.column());
            if ((indent == 0 || in.column() < indent) && in.peek() == '\t') {
                throw error("found a tab character where an indentation space is expected");
            }
            if (!Characters.isBreak(in.peek())) {
                break;
            }
            emptyLines.append((char) in.nextBreak());
        }
        if (indent == 0) {
            indent = Math.max(furthest, Math.max(outer + 1, 1));
        }
    }

    private YamlException error(String problem) {
        return new YamlException(source, in.line(), problem);
    }
}
