package org.fedai.kubefate.chart.internal.translate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.internal.syntax.Expression;
import org.fedai.kubefate.chart.internal.syntax.Expression.Command;
import org.fedai.kubefate.chart.internal.syntax.Expression.Pipeline;
import org.jspecify.annotations.Nullable;

/** Translates pipelines to Jinja expressions. */
final class ExpressionTranslator {
    /** Names with a meaning of their own in the program. Go's keywords cannot be functions, and sprig has none of the others. */
    static final String DOT = "dot";

    private static final String REFUSE = "refuse";
    private static final String VALUE = "value";
    private static final String COMPLEX = "complex";
    private static final String LET = "let";

    private final String source;
    private Scopes scopes = new Scopes();

    ExpressionTranslator(String source) {
        this.source = source;
    }

    Scopes scopes() {
        return scopes;
    }

    /** Starts a template with variables of its own and gives those of the outer one. */
    Scopes enterTemplate() {
        Scopes outer = scopes;
        scopes = new Scopes();
        return outer;
    }

    void leaveTemplate(Scopes outer) {
        scopes = outer;
    }

    /** The value of a pipeline, whatever variables it sets. */
    Jinja pipeline(Pipeline pipeline) {
        Jinja value = null;
        for (Command command : pipeline.commands()) {
            value = command(command, value);
        }
        if (value == null) {
            throw new IllegalArgumentException("a pipeline has commands");
        }
        return value;
    }

    /** A string with the program's names of a pipeline's variables: {@code $i, $v}; null when it sets one that is not there. */
    @Nullable
    String variables(Pipeline pipeline) {
        List<String> names = new ArrayList<>();
        for (String variable : pipeline.variables()) {
            String name = pipeline.assigns() ? scopes.find(variable) : scopes.declare(variable);
            if (name == null) {
                return null;
            }
            names.add(name);
        }
        return String.join(", ", names);
    }

    /** An expression that fails when it is reached, after the value has been computed. */
    Jinja undefined(Pipeline pipeline, Jinja value) {
        String message = "undefined variable: " + pipeline.variables().getFirst();
        return refuse(message, pipeline.start(), pipeline.end(), value);
    }

    private Jinja command(Command command, @Nullable Jinja input) {
        Expression head = command.words().getFirst();
        List<Jinja> arguments = new ArrayList<>();
        for (Expression word : command.words().subList(1, command.words().size())) {
            arguments.add(argument(word));
        }
        if (head instanceof Expression.Function function) {
            Jinja callee = Jinja.name(function.name(), command.start(), command.end());
            return input == null ? callee.call(arguments) : filterable(input).pipe(filter(callee, arguments));
        }
        if (head instanceof Expression.Nil) {
            return refuse("nil is not a command", head.start(), head.end());
        }
        if (input != null) {
            arguments.add(piped(input));
        }
        Jinja value = head instanceof Expression.Nested nested ? pipelineInParentheses(nested) : argument(head);
        if (arguments.isEmpty()) {
            return head instanceof Expression.Complex ? piped(value) : value;
        }
        if (fields(head).isEmpty()) {
            String what = source.substring(head.start(), head.end());
            return refuse("can't give argument to non-function " + what, head.start(), head.end());
        }
        return value.call(arguments);
    }

    /** A filter would come before the minus of a negative number. */
    private static Jinja filterable(Jinja input) {
        return input.text().startsWith("-") ? piped(input) : input;
    }

    private static Jinja filter(Jinja callee, List<Jinja> arguments) {
        return arguments.isEmpty() ? callee : callee.call(arguments);
    }

    private static List<String> fields(Expression head) {
        return switch (head) {
            case Expression.Field field -> field.fields();
            case Expression.Variable variable -> variable.fields();
            case Expression.Chain chain -> chain.fields();
            default -> List.of();
        };
    }

    private Jinja argument(Expression word) {
        return switch (word) {
            case Expression.Dot dot -> Jinja.name(DOT, dot.start(), dot.end());
            case Expression.Nil nil -> Jinja.literal("null");
            case Expression.Bool bool -> Jinja.literal(Boolean.toString(bool.value()));
            case Expression.Text text -> Jinja.literal(Jinja.quote(text.value(), source.charAt(text.start()) == '`'));
            case Expression.Numeral number -> Jinja.literal(number(number));
            case Expression.Complex number -> complex(number);
            case Expression.Field field -> withFields(Jinja.name(DOT, field.start(), field.end()), field.fields());
            case Expression.Variable variable -> variable(variable);
            case Expression.Function function ->
                Jinja.name(function.name(), function.start(), function.end()).call(List.of());
            case Expression.Chain chain -> withFields(base(chain), chain.fields());
            case Expression.Nested nested -> pipelineInParentheses(nested);
        };
    }

    /** An argument, which takes the type that is asked for as other numbers do. */
    private static Jinja complex(Expression.Complex number) {
        return Jinja.name(COMPLEX, number.start(), number.end())
                .call(List.of(
                        Jinja.literal(Jinja.quote(number.text(), false)),
                        Jinja.literal(Double.toString(number.real())),
                        Jinja.literal(Double.toString(number.imaginary()))));
    }

    private static String number(Expression.Numeral number) {
        BigInteger integer = number.integer();
        return number.looksReal() || integer == null ? Double.toString(number.real()) : integer.toString();
    }

    private Jinja variable(Expression.Variable variable) {
        String name = scopes.find(variable.name());
        if (name == null) {
            return refuse("undefined variable: " + variable.name(), variable.start(), variable.end());
        }
        return withFields(Jinja.name(name, variable.start(), variable.end()), variable.fields());
    }

    private Jinja base(Expression.Chain chain) {
        if (!(chain.base() instanceof Expression.Nested nested)) {
            return argument(chain.base());
        }
        List<Command> commands = nested.pipeline().commands();
        Command only = commands.getFirst();
        if (commands.size() == 1 && only.words().size() == 1 && only.words().getFirst() instanceof Expression.Nil) {
            String what = source.substring(chain.start(), chain.end());
            return refuse("indirection through explicit nil in " + what, chain.start(), chain.end());
        }
        boolean call = commands.size() == 1
                && nested.pipeline().variables().isEmpty()
                && only.words().getFirst() instanceof Expression.Function;
        Jinja value = call ? pipeline(nested.pipeline()) : pipelineInParentheses(nested);
        // A field after a filter would be one of the filter's. Parentheses would do, but Jinja's parser looks far ahead
        // for them.
        boolean filtered = commands.size() > 1 && commands.getLast().words().getFirst() instanceof Expression.Function;
        return filtered ? asValue(nested, value) : value;
    }

    /** A pipeline as an operand: its nil is untyped, and its numbers have a type. */
    private Jinja pipelineInParentheses(Expression.Nested nested) {
        Pipeline pipeline = nested.pipeline();
        if (pipeline.variables().isEmpty()) {
            Jinja value = pipeline(pipeline);
            Command last = pipeline.commands().getLast();
            boolean alreadyValue = last.words().getFirst() instanceof Expression.Function
                    || (pipeline.commands().size() == 1 && last.words().getFirst() instanceof Expression.Nested);
            return alreadyValue ? value : asValue(nested, value);
        }
        return value(pipeline);
    }

    /** The value of a pipeline, with the variables it sets. */
    Jinja value(Pipeline pipeline) {
        Jinja value = pipeline(pipeline);
        if (pipeline.variables().isEmpty()) {
            return value;
        }
        String variables = variables(pipeline);
        return variables == null ? undefined(pipeline, value) : let(pipeline, variables, value);
    }

    private static Jinja let(Pipeline pipeline, String variables, Jinja value) {
        Jinja names = Jinja.literal(Jinja.quote(variables, false));
        return Jinja.name(LET, pipeline.start(), pipeline.end()).call(List.of(names, value));
    }

    private static Jinja asValue(Expression.Nested nested, Jinja value) {
        return Jinja.name(VALUE, nested.start(), nested.end()).call(List.of(value));
    }

    /** What a bar hands on, where it cannot be written as a filter. */
    private static Jinja piped(Jinja input) {
        return Jinja.name(VALUE, 0, 0).call(List.of(input));
    }

    private static Jinja withFields(Jinja base, List<String> fields) {
        Jinja value = base;
        for (String field : fields) {
            value = value.then(isName(field) ? "." + field : "[" + Jinja.quote(field, false) + "]");
        }
        return value;
    }

    private static boolean isName(String field) {
        return Character.isJavaIdentifierStart(field.codePointAt(0))
                && field.codePoints().allMatch(c -> Character.isJavaIdentifierPart(c) && Character.isBmpCodePoint(c))
                && !field.equals("true")
                && !field.equals("false")
                && !field.equals("null");
    }

    private static Jinja refuse(String message, int start, int end, Jinja... values) {
        List<Jinja> arguments = new ArrayList<>();
        arguments.add(Jinja.literal(Jinja.quote(message, false)));
        arguments.addAll(List.of(values));
        return Jinja.name(REFUSE, start, end).call(arguments);
    }
}
