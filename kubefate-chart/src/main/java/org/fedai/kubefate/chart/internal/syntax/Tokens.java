package org.fedai.kubefate.chart.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.internal.syntax.Lexeme.Kind;

/** The tokens of a template, with arbitrary lookahead. */
final class Tokens {
    private final Lexer lexer;
    private final List<Lexeme> ahead = new ArrayList<>();
    private Lexeme last = new Lexeme(Kind.SPACE, "", 0, 0);

    Tokens(Lexer lexer) {
        this.lexer = lexer;
    }

    Lexeme next() {
        last = ahead.isEmpty() ? lexer.next() : ahead.removeFirst();
        return last;
    }

    /** The token that {@link #next} returned last. */
    Lexeme last() {
        return last;
    }

    Lexeme peek() {
        return peek(0);
    }

    private Lexeme peek(int index) {
        while (ahead.size() <= index) {
            ahead.add(lexer.next());
        }
        return ahead.get(index);
    }

    Lexeme nextNonSpace() {
        Lexeme token = next();
        while (token.is(Kind.SPACE)) {
            token = next();
        }
        return token;
    }

    Lexeme peekNonSpace() {
        return peekNonSpace(0);
    }

    /** The first token that is not a space, at least the given number of tokens ahead. */
    Lexeme peekNonSpace(int index) {
        int at = index;
        while (peek(at).is(Kind.SPACE)) {
            at++;
        }
        return peek(at);
    }

    Lexeme expect(Kind kind, String context) {
        Lexeme token = nextNonSpace();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    static SyntaxException unexpected(Lexeme token, String context) {
        return new SyntaxException(token.start(), "unexpected " + token.described() + " in " + context);
    }
}
