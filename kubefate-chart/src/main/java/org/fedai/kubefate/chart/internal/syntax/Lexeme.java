package org.fedai.kubefate.chart.internal.syntax;

/**
 * A piece of the source.
 *
 * @param start offset of the first character
 * @param end offset after the last character
 */
record Lexeme(Kind kind, String text, int start, int end) {
    enum Kind {
        TEXT,
        COMMENT,
        LEFT_DELIMITER,
        RIGHT_DELIMITER,
        SPACE,
        ASSIGN,
        DECLARE,
        PIPE,
        COMMA_OR_OTHER,
        LEFT_PAREN,
        RIGHT_PAREN,
        STRING,
        RAW_STRING,
        CHARACTER,
        NUMBER,
        COMPLEX,
        BOOL,
        DOT,
        FIELD,
        VARIABLE,
        IDENTIFIER,
        KEYWORD,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }

    /** Its description in errors. */
    String described() {
        return switch (kind) {
            case END -> "EOF";
            case KEYWORD -> "<" + text + ">";
            default -> "\"" + (text.length() > 10 ? text.substring(0, 10) + "\"..." : text + "\"");
        };
    }
}
