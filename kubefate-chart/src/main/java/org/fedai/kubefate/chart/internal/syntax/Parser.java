package org.fedai.kubefate.chart.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.internal.syntax.Expression.Pipeline;
import org.fedai.kubefate.chart.internal.syntax.Lexeme.Kind;
import org.fedai.kubefate.chart.internal.syntax.Statement.Branch;
import org.fedai.kubefate.chart.internal.syntax.Statement.Control;
import org.fedai.kubefate.chart.internal.syntax.Statement.Delimiters;
import org.jspecify.annotations.Nullable;

/** Reads templates. */
public final class Parser {
    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final Nesting nesting;
    private final Definitions definitions = new Definitions();
    private int loops;
    /** Whether white space at the start of the next text is trimmed. */
    private boolean trimsNext;

    private Parser(String source, Predicate<String> isFunction, int maxNesting) {
        this.tokens = new Tokens(new Lexer(source));
        this.nesting = new Nesting(maxNesting);
        this.expressions = new ExpressionParser(tokens, isFunction, nesting);
    }

    /**
     * Reads a template. Its {@code define}s stand where they are in the source; that no name is defined twice has been checked.
     *
     * @param name of the template, which its defines cannot use
     * @param isFunction whether there is a function of that name
     * @param maxNesting of blocks and parentheses
     * @throws SyntaxException if the source is not a valid template
     */
    public static List<Statement> parse(String name, String source, Predicate<String> isFunction, int maxNesting) {
        return new Parser(source, isFunction, maxNesting).template(name);
    }

    private List<Statement> template(String name) {
        List<Statement> statements = new ArrayList<>();
        while (!tokens.peek().is(Kind.END)) {
            Lexeme token = tokens.next();
            if (token.is(Kind.LEFT_DELIMITER) && tokens.peekNonSpace().isKeyword("define")) {
                tokens.nextNonSpace();
                statements.add(define(token));
                continue;
            }
            Item item = item(token);
            if (item.stop() != null) {
                throw new SyntaxException(
                        token.start(), "unexpected {{" + item.stop().word() + "}}");
            }
            statements.add(item.statement());
        }
        definitions.add(name, statements, 0);
        return statements;
    }

    /** An {@code end} or {@code else}, after which a list of statements stops. */
    private record Stop(
            String word, Delimiters delimiters, @Nullable Control next) {}

    private record Body(List<Statement> statements, Stop stop) {}

    private record Item(
            @Nullable Statement statement, @Nullable Stop stop) {}

    private Body body() {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Lexeme token = tokens.next();
            if (token.is(Kind.END)) {
                throw new SyntaxException(token.start(), "unexpected EOF");
            }
            Item item = item(token);
            if (item.stop() != null) {
                return new Body(statements, item.stop());
            }
            statements.add(item.statement());
        }
    }

    private Item item(Lexeme token) {
        return switch (token.kind()) {
            case TEXT -> new Item(text(token), null);
            case COMMENT -> new Item(comment(token), null);
            default -> action(token);
        };
    }

    private Statement text(Lexeme token) {
        String text = token.text();
        int from = trimsNext ? WordCharacters.skipSpaces(text, 0) : 0;
        trimsNext = false;
        Lexeme next = tokens.peek();
        boolean trimmed = (next.is(Kind.LEFT_DELIMITER) || next.is(Kind.COMMENT)) && trimsLeft(next);
        int to = trimmed ? WordCharacters.beforeSpaces(text, from, text.length()) : text.length();
        return new Statement.Text(text.substring(0, from), text.substring(from, to), text.substring(to));
    }

    private static boolean trimsLeft(Lexeme delimiter) {
        return delimiter.text().startsWith("{{-")
                && (delimiter.text().length() == 3
                        || WordCharacters.isSpace(delimiter.text().charAt(3)));
    }

    private Statement comment(Lexeme token) {
        trimsNext = token.text().endsWith("-}}")
                && WordCharacters.isSpace(token.text().charAt(token.text().length() - 4));
        return new Statement.Comment(token.text());
    }

    private Item action(Lexeme open) {
        Lexeme word = tokens.peekNonSpace();
        if (!word.is(Kind.KEYWORD) || word.text().equals("nil")) {
            Pipeline pipeline = expressions.pipeline("command");
            return statement(new Statement.Action(close(open), pipeline));
        }
        tokens.nextNonSpace();
        return switch (word.text()) {
            case "if" -> statement(branch(open, Control.IF));
            case "range" -> statement(branch(open, Control.RANGE));
            case "with" -> statement(branch(open, Control.WITH));
            case "break", "continue" -> statement(jump(open, word));
            case "template" -> statement(call(open));
            case "block" -> statement(block(open));
            case "end" -> {
                tokens.expect(Kind.RIGHT_DELIMITER, "end");
                yield new Item(null, new Stop("end", close(open), null));
            }
            case "else" -> new Item(null, otherwise(open));
            default -> throw Tokens.unexpected(word, "command");
        };
    }

    private static Item statement(Statement statement) {
        return new Item(statement, null);
    }

    private Stop otherwise(Lexeme open) {
        Lexeme next = tokens.peekNonSpace();
        if (next.isKeyword("if") || next.isKeyword("with")) {
            Control control = next.text().equals("if") ? Control.IF : Control.WITH;
            return new Stop("else", new Delimiters(open.start(), trimsLeft(open), false), control);
        }
        tokens.expect(Kind.RIGHT_DELIMITER, "else");
        return new Stop("else", close(open), null);
    }

    /** The delimiters of the action that has just been read. */
    private Delimiters close(Lexeme open) {
        trimsNext = tokens.last().text().equals("-}}");
        return new Delimiters(open.start(), trimsLeft(open), trimsNext);
    }

    private Branch branch(Lexeme open, Control control) {
        nesting.enter(open.start());
        int known = expressions.known();
        Branch branch = link(open, control);
        expressions.forget(known);
        nesting.leave();
        return branch;
    }

    private Branch link(Lexeme open, Control control) {
        String word = control.name().toLowerCase(Locale.ROOT);
        Pipeline pipeline = expressions.pipeline(word);
        Delimiters delimiters = close(open);
        loops += control == Control.RANGE ? 1 : 0;
        Body body = body();
        loops -= control == Control.RANGE ? 1 : 0;
        Stop stop = body.stop();
        if (stop.word().equals("end")) {
            return new Branch(
                    control, delimiters, pipeline, body.statements(), null, List.of(), false, stop.delimiters());
        }
        if (stop.next() != null) {
            return chain(open, control, pipeline, delimiters, body);
        }
        Body otherwise = body();
        if (!otherwise.stop().word().equals("end")) {
            throw new SyntaxException(otherwise.stop().delimiters().start(), "expected end; found {{else}}");
        }
        return new Branch(
                control,
                delimiters,
                pipeline,
                body.statements(),
                stop.delimiters(),
                otherwise.statements(),
                false,
                otherwise.stop().delimiters());
    }

    private Branch chain(Lexeme open, Control control, Pipeline pipeline, Delimiters delimiters, Body body) {
        Stop stop = body.stop();
        Control next = stop.next();
        Lexeme word = tokens.nextNonSpace();
        if (next != control) {
            throw Tokens.unexpected(word, "else");
        }
        Lexeme elseOpen = new Lexeme(
                Kind.LEFT_DELIMITER,
                stop.delimiters().trimsLeft() ? "{{-" : "{{",
                stop.delimiters().start(),
                word.end());
        nesting.enter(open.start());
        Branch link = link(elseOpen, control);
        nesting.leave();
        return new Branch(
                control, delimiters, pipeline, body.statements(), link.delimiters(), List.of(link), true, link.end());
    }

    private Statement jump(Lexeme open, Lexeme word) {
        Lexeme close = tokens.nextNonSpace();
        String action = "{{" + word.text() + "}}";
        if (!close.is(Kind.RIGHT_DELIMITER)) {
            throw Tokens.unexpected(close, action);
        }
        if (loops == 0) {
            throw new SyntaxException(word.start(), action + " outside {{range}}");
        }
        return new Statement.Jump(close(open), word.text().equals("break"));
    }

    private Statement call(Lexeme open) {
        String name = name("template clause");
        Pipeline pipeline = null;
        if (tokens.peekNonSpace().is(Kind.RIGHT_DELIMITER)) {
            tokens.nextNonSpace();
        } else {
            pipeline = expressions.pipeline("template clause");
        }
        return new Statement.Call(close(open), name, pipeline);
    }

    private Statement define(Lexeme open) {
        String name = name("define clause");
        tokens.expect(Kind.RIGHT_DELIMITER, "define clause");
        return definition(open, name, null, "define clause");
    }

    private Statement block(Lexeme open) {
        String name = name("block clause");
        Pipeline pipeline = expressions.pipeline("block clause");
        return definition(open, name, pipeline, "block clause");
    }

    private Statement definition(Lexeme open, String name, @Nullable Pipeline pipeline, String context) {
        Delimiters delimiters = close(open);
        nesting.enter(open.start());
        KnownVariables outer = expressions.enterTemplate();
        int outerLoops = loops;
        loops = 0;
        Body body = body();
        loops = outerLoops;
        expressions.leaveTemplate(outer);
        nesting.leave();
        if (!body.stop().word().equals("end")) {
            throw new SyntaxException(body.stop().delimiters().start(), "unexpected {{else}} in " + context);
        }
        definitions.add(name, body.statements(), open.start());
        return new Statement.Definition(
                delimiters, name, pipeline, body.statements(), body.stop().delimiters());
    }

    private String name(String context) {
        Lexeme token = tokens.nextNonSpace();
        if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) {
            throw Tokens.unexpected(token, context);
        }
        return Literals.string(token);
    }
}
