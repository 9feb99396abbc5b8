package org.fedai.kubefate.common.template.syntax;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.common.template.syntax.Token.Kind;

/** The tokens of a template, with as much looking ahead as it takes. */
final class Tokens {
    private final Lexer lexer;
    private final List<Token> ahead = new ArrayList<>();
    private Token last = new Token(Kind.SPACE, "", 0, 0);

    Tokens(Lexer lexer) {
        this.lexer = lexer;
    }

    Token next() {
        last = ahead.isEmpty() ? lexer.next() : ahead.removeFirst();
        return last;
    }

    /** The token that {@link #next} gave last. */
    Token last() {
        return last;
    }

    Token peek() {
        return peek(0);
    }

    private Token peek(int index) {
        while (ahead.size() <= index) {
            ahead.add(lexer.next());
        }
        return ahead.get(index);
    }

    Token nextNonSpace() {
        Token token = next();
        while (token.is(Kind.SPACE)) {
            token = next();
        }
        return token;
    }

    Token peekNonSpace() {
        return peekNonSpace(0);
    }

    /** The first token that is no space, the given number of tokens ahead or later. */
    Token peekNonSpace(int index) {
        int at = index;
        while (peek(at).is(Kind.SPACE)) {
            at++;
        }
        return peek(at);
    }

    Token expect(Kind kind, String context) {
        Token token = nextNonSpace();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    static SyntaxException unexpected(Token token, String context) {
        return new SyntaxException(token.start(), "unexpected " + token.described() + " in " + context);
    }
}
