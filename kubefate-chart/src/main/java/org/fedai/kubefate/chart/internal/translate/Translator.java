package org.fedai.kubefate.chart.internal.translate;

import java.util.List;
import org.fedai.kubefate.chart.internal.syntax.Expression.Pipeline;
import org.fedai.kubefate.chart.internal.syntax.Statement;
import org.fedai.kubefate.chart.internal.syntax.Statement.Branch;
import org.fedai.kubefate.chart.internal.syntax.Statement.Delimiters;
import org.fedai.kubefate.chart.internal.translate.ProgramWriter.Trim;
import org.jspecify.annotations.Nullable;

/** Translates a template to a Jinja program. */
public final class Translator {
    private static final Jinja NOTHING = Jinja.literal("");

    private final ExpressionTranslator expressions;
    private final ProgramWriter out = new ProgramWriter();
    /** The statement written last on this level, whose text the next tag may trim. */
    private @Nullable Statement previous;

    private Translator(String source) {
        this.expressions = new ExpressionTranslator(source);
    }

    /**
     * @param source from which the statements were read
     */
    public static JinjaProgram translate(List<Statement> statements, String source) {
        Translator translator = new Translator(source);
        translator.statements(statements);
        return translator.out.program();
    }

    private void statements(List<Statement> statements) {
        previous = null;
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            Statement next = i + 1 < statements.size() ? statements.get(i + 1) : null;
            statement(statement, next);
            previous = statement;
        }
    }

    private void statement(Statement statement, @Nullable Statement next) {
        switch (statement) {
            case Statement.Text text -> text(text, next);
            case Statement.Comment comment -> comment(comment, next);
            case Statement.Action action -> action(action, trim(next));
            case Branch branch -> branch(branch, next);
            case Statement.Jump jump ->
                out.tag(jump.delimiters().start(), trim(next), jump.leavesLoop() ? "break" : "continue", NOTHING);
            case Statement.Call call -> call(call, trim(next));
            case Statement.Definition definition -> definition(definition, next);
        }
    }

    /** A mark stands only where there is something to trim; elsewhere Jinja would let it reach further than Go does. */
    private Trim trim(@Nullable Statement next) {
        return new Trim(trimsLeft(previous), trimsRight(next));
    }

    private static boolean trimsLeft(@Nullable Statement before) {
        return before instanceof Statement.Text text && !text.trailing().isEmpty();
    }

    private static boolean trimsRight(@Nullable Statement after) {
        return after instanceof Statement.Text text && !text.leading().isEmpty();
    }

    private static @Nullable Statement first(List<Statement> body) {
        return body.isEmpty() ? null : body.getFirst();
    }

    private static @Nullable Statement last(List<Statement> body) {
        return body.isEmpty() ? null : body.getLast();
    }

    private void text(Statement.Text text, @Nullable Statement next) {
        if (!(previous instanceof Statement.Comment)) {
            out.text(text.leading());
        }
        String body = text.body();
        int to = body.length();
        int from = to > 0 && isStrippedByJinja(body.charAt(0)) ? 1 : 0;
        to -= to > from && isStrippedByJinja(body.charAt(to - 1)) ? 1 : 0;
        protect(body.substring(0, from));
        out.text(body.substring(from, to));
        protect(body.substring(to));
        if (!(next instanceof Statement.Comment)) {
            out.text(text.trailing());
        }
    }

    private void protect(String edge) {
        if (!edge.isEmpty()) {
            out.protectedText(edge);
        }
    }

    /** White space that Go does not trim, but Jinja does. */
    private static boolean isStrippedByJinja(char c) {
        return (c < ' ' || Character.isWhitespace(c)) && "\t\n\r ".indexOf(c) < 0;
    }

    private void comment(Statement.Comment comment, @Nullable Statement next) {
        String before = previous instanceof Statement.Text text ? text.trailing() : "";
        String after = next instanceof Statement.Text text ? text.leading() : "";
        String source = comment.source();
        int from = source.indexOf("/*") + 2;
        int to = source.lastIndexOf("*/");
        out.comment(before + source.substring(from, to) + after);
    }

    private void action(Statement.Action action, Trim trim) {
        Pipeline pipeline = action.pipeline();
        int start = action.delimiters().start();
        Jinja value = expressions.pipeline(pipeline);
        if (pipeline.variables().isEmpty()) {
            out.expression(start, trim, value);
            return;
        }
        String variables = expressions.variables(pipeline);
        if (variables == null) {
            out.expression(start, trim, expressions.undefined(pipeline, value));
        } else {
            out.tag(start, trim, "set", new Jinja(variables + " = " + value.text(), value.names()));
        }
    }

    private void call(Statement.Call call, Trim trim) {
        out.expression(call.delimiters().start(), trim, callee(call.delimiters(), call.name(), call.pipeline()));
    }

    private Jinja callee(Delimiters delimiters, String name, @Nullable Pipeline pipeline) {
        Jinja template = Jinja.name("template", delimiters.start(), delimiters.start());
        Jinja quoted = Jinja.literal(Jinja.quote(name, false));
        return template.call(pipeline == null ? List.of(quoted) : List.of(quoted, expressions.value(pipeline)));
    }

    /** What a tag says about its pipeline: {@code $x = value}. */
    private Jinja header(Pipeline pipeline, String operator) {
        Jinja value = expressions.pipeline(pipeline);
        if (pipeline.variables().isEmpty()) {
            return value;
        }
        String variables = expressions.variables(pipeline);
        if (variables == null) {
            return expressions.undefined(pipeline, value);
        }
        return new Jinja(variables + operator + value.text(), value.names());
    }

    private void branch(Branch branch, @Nullable Statement next) {
        boolean left = trimsLeft(previous);
        String name = name(branch);
        link(branch, name, left, false);
        boolean chainOfTags = branch.chained() && branch.control() == Statement.Control.WITH;
        Trim trim = new Trim(trimsLeft(last(lastBody(branch))), trimsRight(next));
        int ends = chainOfTags ? links(branch) : 1;
        for (int i = 0; i < ends; i++) {
            out.endTag(new Trim(trim.left() && i == 0, trim.right() && i == ends - 1), "end" + name);
        }
    }

    private static String name(Branch branch) {
        return switch (branch.control()) {
            case IF -> "if";
            case RANGE -> "range";
            case WITH -> "with";
        };
    }

    private static int links(Branch branch) {
        return branch.chained() && branch.otherwise().getFirst() instanceof Branch link ? 1 + links(link) : 1;
    }

    private static List<Statement> lastBody(Branch branch) {
        if (branch.chained() && branch.otherwise().getFirst() instanceof Branch link) {
            return lastBody(link);
        }
        return branch.middle() == null ? branch.body() : branch.otherwise();
    }

    /**
     * One link of a chain without its end.
     *
     * @param left whether it trims the text before it
     * @param continues whether it goes on a chain
     */
    private void link(Branch branch, String name, boolean left, boolean continues) {
        expressions.scopes().enter();
        Jinja header = header(branch.pipeline(), branch.control() == Statement.Control.RANGE ? " in " : " = ");
        int start = branch.delimiters().start();
        Trim trim = new Trim(left, trimsRight(first(branch.body())));
        if (continues && name.equals("with")) {
            out.tag(start, new Trim(left, false), "else", NOTHING);
            out.tag(start, new Trim(false, trim.right()), name, header);
        } else {
            out.tag(start, trim, continues ? "elif" : name, header);
        }
        expressions.scopes().enter();
        statements(branch.body());
        expressions.scopes().leave();
        otherwise(branch, name);
        expressions.scopes().leave();
    }

    private void otherwise(Branch branch, String name) {
        Delimiters middle = branch.middle();
        if (middle == null) {
            return;
        }
        boolean left = trimsLeft(last(branch.body()));
        if (branch.chained() && branch.otherwise().getFirst() instanceof Branch link) {
            link(link, name, left, true);
            return;
        }
        out.tag(middle.start(), new Trim(left, trimsRight(first(branch.otherwise()))), "else", NOTHING);
        expressions.scopes().enter();
        statements(branch.otherwise());
        expressions.scopes().leave();
    }

    private void definition(Statement.Definition definition, @Nullable Statement next) {
        boolean left = trimsLeft(previous);
        Pipeline pipeline = definition.pipeline();
        int start = definition.delimiters().start();
        Jinja call = pipeline == null ? null : callee(definition.delimiters(), definition.name(), pipeline);
        Scopes outer = expressions.enterTemplate();
        out.tag(
                start,
                new Trim(left, trimsRight(first(definition.body()))),
                "define",
                Jinja.literal(Jinja.quote(definition.name(), false)));
        statements(definition.body());
        expressions.leaveTemplate(outer);
        boolean right = trimsRight(next);
        out.endTag(new Trim(trimsLeft(last(definition.body())), right && call == null), "enddefine");
        if (call != null) {
            out.expression(start, new Trim(false, right), call);
        }
    }
}
