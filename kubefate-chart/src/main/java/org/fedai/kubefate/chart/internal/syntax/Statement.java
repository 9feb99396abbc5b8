package org.fedai.kubefate.chart.internal.syntax;

import java.util.List;
import org.fedai.kubefate.chart.internal.syntax.Expression.Pipeline;
import org.jspecify.annotations.Nullable;

/** A part of a template. */
public sealed interface Statement {
    /**
     * The delimiters of one action.
     *
     * @param start offset of the left one
     */
    record Delimiters(int start, boolean trimsLeft, boolean trimsRight) {}

    /**
     * Text between actions.
     *
     * @param leading white space that the action before it trims
     * @param trailing white space that the action after it trims
     */
    record Text(String leading, String body, String trailing) implements Statement {}

    /** A comment with its delimiters. */
    record Comment(String source) implements Statement {}

    /** A pipeline that prints its value, or sets variables. */
    record Action(Delimiters delimiters, Pipeline pipeline) implements Statement {}

    /** The kind of a {@link Branch}. */
    enum Control {
        IF,
        RANGE,
        WITH
    }

    /**
     * {@code if}, {@code range} or {@code with}.
     *
     * @param middle of {@code else}; null if there is none
     * @param otherwise after {@code else}; a single branch without its own end delimiters if {@code chained}
     * @param chained whether the else continues with another branch: {@code else if}, {@code else with}
     * @param end null if it is the last link of a chain, whose end is the end of the first
     */
    record Branch(
            Control control,
            Delimiters delimiters,
            Pipeline pipeline,
            List<Statement> body,
            @Nullable Delimiters middle,
            List<Statement> otherwise,
            boolean chained,
            @Nullable Delimiters end)
            implements Statement {}

    /** {@code break} or {@code continue}. */
    record Jump(Delimiters delimiters, boolean leavesLoop) implements Statement {}

    /** {@code template}. */
    record Call(
            Delimiters delimiters, String name, @Nullable Pipeline pipeline) implements Statement {}

    /**
     * {@code define}, or {@code block}, which has a pipeline and is called where it stands.
     */
    record Definition(
            Delimiters delimiters, String name, @Nullable Pipeline pipeline, List<Statement> body, Delimiters end)
            implements Statement {}

    /** Whether it contains only white space, comments and definitions, so that it does not redefine a template. */
    static boolean isEmpty(List<Statement> statements) {
        return statements.stream().allMatch(statement -> switch (statement) {
            case Text text -> isBlank(text.body());
            case Comment c -> true;
            case Definition definition -> definition.pipeline() == null;
            default -> false;
        });
    }

    static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == 0x85);
    }
}
