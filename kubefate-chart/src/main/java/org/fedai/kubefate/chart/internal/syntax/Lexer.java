package org.fedai.kubefate.chart.internal.syntax;

import java.util.Set;
import org.fedai.kubefate.chart.internal.syntax.Lexeme.Kind;

/** Cuts a template into tokens. */
final class Lexer {
    private static final Set<String> KEYWORDS =
            Set.of("block", "break", "continue", "define", "else", "end", "if", "nil", "range", "template", "with");
    private static final int END = -1;

    private final String source;
    private int position;
    private boolean insideAction;
    private int parentheses;

    Lexer(String source) {
        this.source = source;
    }

    /**
     * The next token; {@link Kind#END} repeatedly at the end of the source.
     *
     * <p>The text of a delimiter shows whether it trims: <code>{{-</code>. White space that is trimmed stays in the text token; the parser
     * removes it.
     */
    Lexeme next() {
        return insideAction ? insideAction() : text();
    }

    private Lexeme text() {
        if (position == source.length()) {
            return token(Kind.END, position);
        }
        int open = source.indexOf("{{", position);
        if (open == position) {
            return leftDelimiter();
        }
        int start = position;
        position = open < 0 ? source.length() : open;
        return token(Kind.TEXT, start);
    }

    private Lexeme leftDelimiter() {
        int start = position;
        position += 2;
        boolean trims = position + 1 < source.length()
                && source.charAt(position) == '-'
                && WordCharacters.isSpace(source.charAt(position + 1));
        int afterMarker = position + (trims ? 2 : 0);
        if (source.startsWith("/*", afterMarker)) {
            return comment(start, afterMarker);
        }
        position = afterMarker;
        insideAction = true;
        parentheses = 0;
        return new Lexeme(Kind.LEFT_DELIMITER, trims ? "{{-" : "{{", start, position);
    }

    private Lexeme comment(int start, int slash) {
        int close = source.indexOf("*/", slash + 2);
        if (close < 0) {
            throw new SyntaxException(start, "unclosed comment");
        }
        position = close + 2;
        if (!atRightDelimiter()) {
            throw new SyntaxException(start, "comment ends before closing delimiter");
        }
        position += source.charAt(position) == '}' ? 2 : 4;
        return token(Kind.COMMENT, start);
    }

    private boolean atRightDelimiter() {
        return source.startsWith("}}", position) || atTrimmingDelimiter(position);
    }

    private boolean atTrimmingDelimiter(int at) {
        return at >= 0
                && at < source.length()
                && WordCharacters.isSpace(source.charAt(at))
                && source.startsWith("-}}", at + 1);
    }

    private Lexeme insideAction() {
        if (atRightDelimiter()) {
            if (parentheses > 0) {
                throw error("unclosed left paren");
            }
            return rightDelimiter();
        }
        int start = position;
        int c = read();
        return switch (c) {
            case END -> throw error("unclosed action");
            case ' ', '\t', '\r', '\n' -> space(start);
            case '=' -> token(Kind.ASSIGN, start);
            case ':' -> {
                if (read() != '=') {
                    throw error("expected :=");
                }
                yield token(Kind.DECLARE, start);
            }
            case '|' -> token(Kind.PIPE, start);
            case '"' -> quoted(start, '"', Kind.STRING, "quoted string");
            case '\'' -> quoted(start, '\'', Kind.CHARACTER, "character constant");
            case '`' -> raw(start);
            case '$' -> named(start, Kind.VARIABLE);
            case '.' -> isDigit(peek()) ? number(start) : named(start, Kind.FIELD);
            case '+', '-' -> number(start);
            case '(' -> {
                parentheses++;
                yield token(Kind.LEFT_PAREN, start);
            }
            case ')' -> {
                if (--parentheses < 0) {
                    throw error("unexpected right paren");
                }
                yield token(Kind.RIGHT_PAREN, start);
            }
            default -> other(start, c);
        };
    }

    private Lexeme other(int start, int c) {
        if (isDigit(c)) {
            return number(start);
        }
        if (WordCharacters.isWord(c)) {
            return identifier(start);
        }
        if (c > ' ' && c < 0x7F) {
            return token(Kind.COMMA_OR_OTHER, start);
        }
        position = start;
        throw error("unrecognized character in action: " + codePoint(c));
    }

    private Lexeme rightDelimiter() {
        int start = position;
        boolean trims = source.charAt(position) != '}';
        position += trims ? 4 : 2;
        insideAction = false;
        return new Lexeme(Kind.RIGHT_DELIMITER, trims ? "-}}" : "}}", start, position);
    }

    private Lexeme space(int start) {
        position = WordCharacters.skipSpaces(source, start);
        if (atTrimmingDelimiter(position - 1)) {
            position--;
            if (position == start) {
                return rightDelimiter();
            }
        }
        return token(Kind.SPACE, start);
    }

    private Lexeme quoted(int start, char quote, Kind kind, String what) {
        while (true) {
            int c = read();
            if (c == '\\') {
                c = read();
                if (c != END && c != '\n') {
                    continue;
                }
            }
            if (c == END || c == '\n') {
                position = start;
                throw error("unterminated " + what);
            }
            if (c == quote) {
                return token(kind, start);
            }
        }
    }

    private Lexeme raw(int start) {
        int close = source.indexOf('`', position);
        if (close < 0) {
            position = start;
            throw error("unterminated raw quoted string");
        }
        position = close + 1;
        return token(Kind.RAW_STRING, start);
    }

    /** A field or variable whose first character has been read, or a single dot. */
    private Lexeme named(int start, Kind kind) {
        if (atTerminator()) {
            return token(kind == Kind.FIELD ? Kind.DOT : kind, start);
        }
        skipWord();
        return token(kind, start);
    }

    private Lexeme identifier(int start) {
        skipWord();
        String word = source.substring(start, position);
        if (word.equals("true") || word.equals("false")) {
            return token(Kind.BOOL, start);
        }
        return token(KEYWORDS.contains(word) ? Kind.KEYWORD : Kind.IDENTIFIER, start);
    }

    private void skipWord() {
        while (WordCharacters.isWord(peek())) {
            read();
        }
        if (!atTerminator()) {
            throw error("bad character " + codePoint(peek()));
        }
    }

    private boolean atTerminator() {
        int c = peek();
        return switch (c) {
            case END, '.', ',', '|', ':', ')', '(' -> true;
            default -> WordCharacters.isSpace(c) || source.startsWith("}}", position);
        };
    }

    private Lexeme number(int start) {
        position = start;
        scanNumber(start);
        if (peek() == '+' || peek() == '-') {
            scanNumber(start);
            if (source.charAt(position - 1) != 'i') {
                throw badNumber(start);
            }
            return token(Kind.COMPLEX, start);
        }
        return token(Kind.NUMBER, start);
    }

    private void scanNumber(int start) {
        accept("+-");
        String digits = "0123456789_";
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
            } else if (accept("oO")) {
                digits = "01234567_";
            } else if (accept("bB")) {
                digits = "01_";
            }
        }
        acceptAll(digits);
        if (accept(".")) {
            acceptAll(digits);
        }
        String exponent = digits.length() == 11 ? "eE" : digits.length() == 23 ? "pP" : "";
        if (accept(exponent)) {
            accept("+-");
            acceptAll("0123456789_");
        }
        accept("i");
        if (WordCharacters.isWord(peek())) {
            read();
            throw badNumber(start);
        }
    }

    private SyntaxException badNumber(int start) {
        return new SyntaxException(start, "bad number syntax: \"" + source.substring(start, position) + "\"");
    }

    private boolean accept(String characters) {
        int c = peek();
        if (c == END || characters.indexOf(c) < 0) {
            return false;
        }
        position++;
        return true;
    }

    private void acceptAll(String characters) {
        while (accept(characters)) {}
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private int peek() {
        return position < source.length() ? source.codePointAt(position) : END;
    }

    private int read() {
        int c = peek();
        position += c == END ? 0 : Character.charCount(c);
        return c;
    }

    private Lexeme token(Kind kind, int start) {
        return new Lexeme(kind, source.substring(start, position), start, position);
    }

    private SyntaxException error(String message) {
        return new SyntaxException(Math.min(position, source.length()), message);
    }

    private static String codePoint(int c) {
        return "U+%04X '%s'".formatted(c, Character.toString(Math.max(c, 0)));
    }
}
