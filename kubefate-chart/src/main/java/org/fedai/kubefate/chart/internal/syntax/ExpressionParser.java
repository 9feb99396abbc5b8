package org.fedai.kubefate.chart.internal.syntax;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.internal.syntax.Expression.Command;
import org.fedai.kubefate.chart.internal.syntax.Expression.Pipeline;
import org.fedai.kubefate.chart.internal.syntax.Lexeme.Kind;
import org.jspecify.annotations.Nullable;

/** Reads pipelines. */
final class ExpressionParser {
    private final Tokens tokens;
    private final Predicate<String> isFunction;
    private final Nesting nesting;
    private KnownVariables variables = new KnownVariables();

    ExpressionParser(Tokens tokens, Predicate<String> isFunction, Nesting nesting) {
        this.tokens = tokens;
        this.isFunction = isFunction;
        this.nesting = nesting;
    }

    /** Variables of another template: none but {@code $}. The result is what {@link #leaveTemplate} wants. */
    KnownVariables enterTemplate() {
        KnownVariables outer = variables;
        variables = new KnownVariables();
        return outer;
    }

    void leaveTemplate(KnownVariables outer) {
        variables = outer;
    }

    /** How many variables there are, for {@link #forget}. */
    int known() {
        return variables.size();
    }

    /** Removes the variables declared later. */
    void forget(int known) {
        variables.forget(known);
    }

    /** Reads up to the end of an action. */
    Pipeline pipeline(String context) {
        return pipeline(context, Kind.RIGHT_DELIMITER);
    }

    private Pipeline pipeline(String context, Kind end) {
        int start = tokens.peekNonSpace().start();
        List<String> declared = new ArrayList<>();
        boolean assigns = declarations(context, declared);
        List<Command> commands = new ArrayList<>();
        while (true) {
            Lexeme token = tokens.peekNonSpace();
            if (token.is(end)) {
                tokens.nextNonSpace();
                check(commands, context, token);
                int last = commands.getLast().end();
                return new Pipeline(start, end == Kind.RIGHT_PAREN ? token.end() : last, declared, assigns, commands);
            }
            if (!startsCommand(token)) {
                throw Tokens.unexpected(token, context);
            }
            commands.add(command());
        }
    }

    private static boolean startsCommand(Lexeme token) {
        return switch (token.kind()) {
            case BOOL, CHARACTER, COMPLEX, DOT, FIELD, IDENTIFIER, NUMBER, RAW_STRING, STRING, VARIABLE, LEFT_PAREN ->
                true;
            case KEYWORD -> token.text().equals("nil");
            default -> false;
        };
    }

    /** Reads {@code $a, $b :=} if it is there; whether it was an assignment. */
    private boolean declarations(String context, List<String> declared) {
        while (tokens.peekNonSpace().is(Kind.VARIABLE)) {
            tokens.peekNonSpace();
            skipSpace();
            Lexeme operator = tokens.peekNonSpace(1);
            boolean comma = operator.is(Kind.COMMA_OR_OTHER) && operator.text().equals(",");
            if (!comma && !operator.is(Kind.ASSIGN) && !operator.is(Kind.DECLARE)) {
                return false;
            }
            Lexeme variable = tokens.next();
            tokens.nextNonSpace();
            declared.add(variable.text());
            variables.add(variable.text());
            if (!comma) {
                return operator.is(Kind.ASSIGN);
            }
            secondDeclaration(context, declared, operator);
        }
        return false;
    }

    private void secondDeclaration(String context, List<String> declared, Lexeme comma) {
        if (!context.equals("range") || declared.size() > 1) {
            throw new SyntaxException(comma.start(), "too many declarations in " + context);
        }
        switch (tokens.peekNonSpace().kind()) {
            case VARIABLE, RIGHT_DELIMITER, RIGHT_PAREN -> {}
            default -> throw new SyntaxException(comma.start(), "range can only initialize variables");
        }
    }

    private void skipSpace() {
        while (tokens.peek().is(Kind.SPACE)) {
            tokens.next();
        }
    }

    private static void check(List<Command> commands, String context, Lexeme end) {
        if (commands.isEmpty()) {
            throw new SyntaxException(end.start(), "missing value for " + context);
        }
        for (int i = 1; i < commands.size(); i++) {
            switch (commands.get(i).words().getFirst()) {
                case Expression.Bool b -> throw notExecutable(commands.get(i), i);
                case Expression.Dot d -> throw notExecutable(commands.get(i), i);
                case Expression.Nil n -> throw notExecutable(commands.get(i), i);
                case Expression.Numeral n -> throw notExecutable(commands.get(i), i);
                case Expression.Text t -> throw notExecutable(commands.get(i), i);
                default -> {}
            }
        }
    }

    private static SyntaxException notExecutable(Command command, int index) {
        return new SyntaxException(command.start(), "non executable command in pipeline stage " + (index + 1));
    }

    private Command command() {
        int start = tokens.peekNonSpace().start();
        List<Expression> words = new ArrayList<>();
        while (true) {
            skipSpace();
            Expression word = operand();
            if (word != null) {
                words.add(word);
            }
            Lexeme token = tokens.peek();
            if (token.is(Kind.SPACE)) {
                continue;
            }
            if (token.is(Kind.PIPE)) {
                tokens.next();
            } else if (!token.is(Kind.RIGHT_DELIMITER) && !token.is(Kind.RIGHT_PAREN)) {
                throw Tokens.unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw new SyntaxException(token.start(), "empty command");
            }
            return new Command(start, words.getLast().end(), words);
        }
    }

    private @Nullable Expression operand() {
        Expression term = term();
        if (term == null || !tokens.peek().is(Kind.FIELD)) {
            return term;
        }
        Lexeme first = tokens.peek();
        int end = first.end();
        List<String> fields = new ArrayList<>();
        while (tokens.peek().is(Kind.FIELD)) {
            Lexeme field = tokens.next();
            fields.add(field.text().substring(1));
            end = field.end();
        }
        return switch (term) {
            case Expression.Field field -> new Expression.Field(field.start(), end, joined(field.fields(), fields));
            case Expression.Variable v -> new Expression.Variable(v.start(), end, v.name(), joined(v.fields(), fields));
            case Expression.Function function -> new Expression.Chain(function.start(), end, function, fields);
            case Expression.Nested nested -> new Expression.Chain(nested.start(), end, nested, fields);
            default -> throw new SyntaxException(first.start(), "unexpected . after term");
        };
    }

    private static List<String> joined(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private @Nullable Expression term() {
        Lexeme token = tokens.peek();
        switch (token.kind()) {
            case IDENTIFIER, DOT, VARIABLE, FIELD, BOOL, CHARACTER, COMPLEX, NUMBER, LEFT_PAREN, STRING, RAW_STRING ->
                tokens.next();
            case KEYWORD -> {
                if (!token.text().equals("nil")) {
                    return null;
                }
                tokens.next();
            }
            default -> {
                return null;
            }
        }
        int start = token.start();
        int end = token.end();
        return switch (token.kind()) {
            case IDENTIFIER -> function(token);
            case DOT -> new Expression.Dot(start, end);
            case KEYWORD -> new Expression.Nil(start, end);
            case VARIABLE -> variable(token);
            case FIELD -> new Expression.Field(start, end, List.of(token.text().substring(1)));
            case BOOL -> new Expression.Bool(start, end, token.text().equals("true"));
            case CHARACTER -> character(token);
            case LEFT_PAREN -> nested(token);
            case STRING, RAW_STRING -> new Expression.Text(start, end, Literals.string(token));
            default -> NumberLiterals.parse(token);
        };
    }

    private Expression function(Lexeme token) {
        if (!isFunction.test(token.text())) {
            throw new SyntaxException(token.start(), "function \"" + token.text() + "\" not defined");
        }
        return new Expression.Function(token.start(), token.end(), token.text());
    }

    private Expression variable(Lexeme token) {
        if (!variables.contains(token.text())) {
            throw new SyntaxException(token.start(), "undefined variable \"" + token.text() + "\"");
        }
        return new Expression.Variable(token.start(), token.end(), token.text(), List.of());
    }

    private static Expression character(Lexeme token) {
        long value = Literals.character(token);
        return new Expression.Numeral(token.start(), token.end(), BigInteger.valueOf(value), (double) value, false);
    }

    private Expression nested(Lexeme open) {
        nesting.enter(open.start());
        Pipeline pipeline = pipeline("parenthesized pipeline", Kind.RIGHT_PAREN);
        nesting.leave();
        return new Expression.Nested(open.start(), pipeline.end(), pipeline);
    }
}
