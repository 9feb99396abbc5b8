package org.fedai.kubefate.chart.internal.translate;

import java.util.List;
import org.fedai.kubefate.chart.internal.syntax.Expression.Pipeline;
import org.fedai.kubefate.chart.internal.syntax.Statement;
import org.fedai.kubefate.chart.internal.syntax.Statement.Branch;
import org.fedai.kubefate.chart.internal.syntax.Statement.Delimiters;
import org.fedai.kubefate.chart.internal.translate.JinjaElement.Definition;
import org.fedai.kubefate.chart.internal.translate.JinjaElement.Header;
import org.fedai.kubefate.chart.internal.translate.JinjaElement.Output;
import org.fedai.kubefate.chart.internal.translate.JinjaElement.Word;
import org.fedai.kubefate.chart.internal.translate.ProgramWriter.Trim;
import org.jspecify.annotations.Nullable;

/** Translates a template to a Jinja program. */
public final class Translator {
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
                out.element(trim(next), new Word(jump.leavesLoop() ? Keyword.BREAK : Keyword.CONTINUE));
            case Statement.Call call -> call(call, trim(next));
            case Statement.Definition definition -> definition(definition, next);
        }
    }

    /** A trim marker is written only if there is something to trim; otherwise Jinja would trim more than Go does. */
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
            out.literal(edge);
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
        Header header = header(start, Keyword.SET, pipeline);
        out.element(trim, header.variables().isEmpty() ? new Output(start, header.value()) : header);
    }

    /** The header of a tag with its pipeline; nothing is set if there is no such variable. */
    private Header header(int start, Keyword keyword, Pipeline pipeline) {
        JinjaExpression value = expressions.pipeline(pipeline);
        List<String> variables = expressions.variables(pipeline);
        return variables == null
                ? new Header(start, keyword, List.of(), expressions.undefined(pipeline, value))
                : new Header(start, keyword, variables, value);
    }

    private void call(Statement.Call call, Trim trim) {
        out.element(trim, callee(call.delimiters(), call.name(), call.pipeline()));
    }

    private Output callee(Delimiters delimiters, String name, @Nullable Pipeline pipeline) {
        int start = delimiters.start();
        JinjaExpression template = JinjaExpression.name(ProgramNames.TEMPLATE, start, start);
        JinjaExpression quoted = JinjaExpression.string(name);
        return new Output(
                start,
                template.call(pipeline == null ? List.of(quoted) : List.of(quoted, expressions.value(pipeline))));
    }

    private void branch(Branch branch, @Nullable Statement next) {
        boolean left = trimsLeft(previous);
        Keyword keyword = keyword(branch);
        link(branch, keyword, left, false);
        boolean chainOfTags = branch.chained() && branch.control() == Statement.Control.WITH;
        Trim trim = new Trim(trimsLeft(last(lastBody(branch))), trimsRight(next));
        int ends = chainOfTags ? links(branch) : 1;
        for (int i = 0; i < ends; i++) {
            out.endTag(new Trim(trim.left() && i == 0, trim.right() && i == ends - 1), keyword);
        }
    }

    private static Keyword keyword(Branch branch) {
        return switch (branch.control()) {
            case IF -> Keyword.IF;
            case RANGE -> Keyword.RANGE;
            case WITH -> Keyword.WITH;
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
     * One branch of a chain without its end.
     *
     * @param left whether it trims the text before it
     * @param continues whether it continues a chain
     */
    private void link(Branch branch, Keyword keyword, boolean left, boolean continues) {
        expressions.scopes().enter();
        boolean opensInside = continues && keyword == Keyword.WITH;
        Keyword word = continues && !opensInside ? Keyword.ELIF : keyword;
        if (opensInside) {
            out.element(new Trim(left, false), new Word(Keyword.ELSE));
        }
        out.element(
                new Trim(left && !opensInside, trimsRight(first(branch.body()))),
                header(branch.delimiters().start(), word, branch.pipeline()));
        expressions.scopes().enter();
        statements(branch.body());
        expressions.scopes().leave();
        otherwise(branch, keyword);
        expressions.scopes().leave();
    }

    private void otherwise(Branch branch, Keyword keyword) {
        Delimiters middle = branch.middle();
        if (middle == null) {
            return;
        }
        boolean left = trimsLeft(last(branch.body()));
        if (branch.chained() && branch.otherwise().getFirst() instanceof Branch link) {
            link(link, keyword, left, true);
            return;
        }
        out.element(new Trim(left, trimsRight(first(branch.otherwise()))), new Word(Keyword.ELSE));
        expressions.scopes().enter();
        statements(branch.otherwise());
        expressions.scopes().leave();
    }

    private void definition(Statement.Definition definition, @Nullable Statement next) {
        boolean left = trimsLeft(previous);
        Pipeline pipeline = definition.pipeline();
        Output call = pipeline == null ? null : callee(definition.delimiters(), definition.name(), pipeline);
        Scopes outer = expressions.enterTemplate();
        out.element(new Trim(left, trimsRight(first(definition.body()))), new Definition(definition.name()));
        statements(definition.body());
        expressions.leaveTemplate(outer);
        boolean right = trimsRight(next);
        out.endTag(new Trim(trimsLeft(last(definition.body())), right && call == null), Keyword.DEFINE);
        if (call != null) {
            out.element(new Trim(false, right), call);
        }
    }
}
