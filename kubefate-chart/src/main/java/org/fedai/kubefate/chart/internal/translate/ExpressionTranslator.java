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
    private final String source;
    private Scopes scopes = new Scopes();

    ExpressionTranslator(String source) {
        this.source = source;
    }

    Scopes scopes() {
        return scopes;
    }

    /** Starts a template with its own variables and returns those of the outer one. */
    Scopes enterTemplate() {
        Scopes outer = scopes;
        scopes = new Scopes();
        return outer;
    }

    void leaveTemplate(Scopes outer) {
        scopes = outer;
    }

    /** The value of a pipeline, whatever variables it sets. */
    JinjaExpression pipeline(Pipeline pipeline) {
        JinjaExpression value = null;
        for (Command command : pipeline.commands()) {
            value = command(command, value);
        }
        if (value == null) {
            throw new IllegalArgumentException("a pipeline has commands");
        }
        return value;
    }

    /** The program's names of the variables that a pipeline sets; null if one of them is not there. */
    @Nullable
    List<String> variables(Pipeline pipeline) {
        List<String> names = new ArrayList<>();
        for (String variable : pipeline.variables()) {
            String name = pipeline.assigns() ? scopes.find(variable) : scopes.declare(variable);
            if (name == null) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    /** An expression that fails when it is reached, after the value has been computed. */
    JinjaExpression undefined(Pipeline pipeline, JinjaExpression value) {
        String message = "undefined variable: " + pipeline.variables().getFirst();
        return refuse(message, pipeline.start(), pipeline.end(), value);
    }

    private JinjaExpression command(Command command, @Nullable JinjaExpression input) {
        Expression head = command.words().getFirst();
        List<JinjaExpression> arguments = new ArrayList<>();
        for (Expression word : command.words().subList(1, command.words().size())) {
            arguments.add(argument(word));
        }
        if (head instanceof Expression.Function function) {
            JinjaExpression callee = JinjaExpression.name(function.name(), command.start(), command.end());
            return input == null ? callee.call(arguments) : filterable(input).pipe(filter(callee, arguments));
        }
        if (head instanceof Expression.Nil) {
            return refuse("nil is not a command", head.start(), head.end());
        }
        if (input != null) {
            arguments.add(piped(input));
        }
        JinjaExpression value =
                head instanceof Expression.Nested nested ? pipelineInParentheses(nested) : argument(head);
        if (arguments.isEmpty()) {
            return head instanceof Expression.Complex ? piped(value) : value;
        }
        if (fields(head).isEmpty()) {
            String what = source.substring(head.start(), head.end());
            return refuse("can't give argument to non-function " + what, head.start(), head.end());
        }
        return value.call(arguments);
    }

    /** A filter binds more tightly than the minus of a negative number. */
    private static JinjaExpression filterable(JinjaExpression input) {
        return input.text().startsWith("-") ? piped(input) : input;
    }

    private static JinjaExpression filter(JinjaExpression callee, List<JinjaExpression> arguments) {
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

    private JinjaExpression argument(Expression word) {
        return switch (word) {
            case Expression.Dot dot -> JinjaExpression.name(ProgramNames.DOT, dot.start(), dot.end());
            case Expression.Nil nil -> JinjaExpression.literal("null");
            case Expression.Bool bool -> JinjaExpression.literal(Boolean.toString(bool.value()));
            case Expression.Text text ->
                JinjaExpression.literal(
                        source.charAt(text.start()) == '`'
                                ? JinjaExpression.quoteLines(text.value())
                                : JinjaExpression.quote(text.value()));
            case Expression.Numeral number -> JinjaExpression.literal(number(number));
            case Expression.Complex number -> complex(number);
            case Expression.Field field ->
                withFields(JinjaExpression.name(ProgramNames.DOT, field.start(), field.end()), field.fields());
            case Expression.Variable variable -> variable(variable);
            case Expression.Function function ->
                JinjaExpression.name(function.name(), function.start(), function.end())
                        .call(List.of());
            case Expression.Chain chain -> withFields(base(chain), chain.fields());
            case Expression.Nested nested -> pipelineInParentheses(nested);
        };
    }

    /** An argument, which takes the type that is asked for as other numbers do. */
    private static JinjaExpression complex(Expression.Complex number) {
        return JinjaExpression.name(ProgramNames.COMPLEX, number.start(), number.end())
                .call(List.of(
                        JinjaExpression.string(number.text()),
                        JinjaExpression.literal(Double.toString(number.real())),
                        JinjaExpression.literal(Double.toString(number.imaginary()))));
    }

    private static String number(Expression.Numeral number) {
        BigInteger integer = number.integer();
        return number.looksReal() || integer == null ? Double.toString(number.real()) : integer.toString();
    }

    private JinjaExpression variable(Expression.Variable variable) {
        String name = scopes.find(variable.name());
        if (name == null) {
            return refuse("undefined variable: " + variable.name(), variable.start(), variable.end());
        }
        return withFields(JinjaExpression.name(name, variable.start(), variable.end()), variable.fields());
    }

    private JinjaExpression base(Expression.Chain chain) {
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
        JinjaExpression value = call ? pipeline(nested.pipeline()) : pipelineInParentheses(nested);
        // A field after a filter would be one of the filter's. Parentheses would do, but Jinja's parser looks far ahead
        // for them.
        boolean filtered = commands.size() > 1 && commands.getLast().words().getFirst() instanceof Expression.Function;
        return filtered ? asValue(nested, value) : value;
    }

    /** A pipeline as an operand: its nil is untyped, and its numbers have a type. */
    private JinjaExpression pipelineInParentheses(Expression.Nested nested) {
        Pipeline pipeline = nested.pipeline();
        if (pipeline.variables().isEmpty()) {
            JinjaExpression value = pipeline(pipeline);
            Command last = pipeline.commands().getLast();
            boolean alreadyValue = last.words().getFirst() instanceof Expression.Function
                    || (pipeline.commands().size() == 1 && last.words().getFirst() instanceof Expression.Nested);
            return alreadyValue ? value : asValue(nested, value);
        }
        return value(pipeline);
    }

    /** The value of a pipeline, with the variables it sets. */
    JinjaExpression value(Pipeline pipeline) {
        JinjaExpression value = pipeline(pipeline);
        if (pipeline.variables().isEmpty()) {
            return value;
        }
        List<String> variables = variables(pipeline);
        return variables == null ? undefined(pipeline, value) : let(pipeline, variables.getFirst(), value);
    }

    /** Only the header of a loop sets more than one variable. */
    private static JinjaExpression let(Pipeline pipeline, String variable, JinjaExpression value) {
        JinjaExpression name = JinjaExpression.string(variable);
        return JinjaExpression.name(ProgramNames.LET, pipeline.start(), pipeline.end())
                .call(List.of(name, value));
    }

    private static JinjaExpression asValue(Expression.Nested nested, JinjaExpression value) {
        return JinjaExpression.name(ProgramNames.VALUE, nested.start(), nested.end())
                .call(List.of(value));
    }

    /** The piped value, where it cannot be written as a filter. */
    private static JinjaExpression piped(JinjaExpression input) {
        return JinjaExpression.name(ProgramNames.VALUE, 0, 0).call(List.of(input));
    }

    private static JinjaExpression withFields(JinjaExpression base, List<String> fields) {
        JinjaExpression value = base;
        for (String field : fields) {
            value = value.then(isName(field) ? "." + field : "[" + JinjaExpression.quote(field) + "]");
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

    private static JinjaExpression refuse(String message, int start, int end, JinjaExpression... values) {
        List<JinjaExpression> arguments = new ArrayList<>();
        arguments.add(JinjaExpression.string(message));
        arguments.addAll(List.of(values));
        return JinjaExpression.name(ProgramNames.REFUSE, start, end).call(arguments);
    }
}
