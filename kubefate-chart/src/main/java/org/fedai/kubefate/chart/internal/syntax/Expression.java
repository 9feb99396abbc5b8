package org.fedai.kubefate.chart.internal.syntax;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A word of a command. Offsets refer to the source. */
public sealed interface Expression {
    int start();

    int end();

    /** {@code .} */
    record Dot(int start, int end) implements Expression {}

    /** {@code nil} */
    record Nil(int start, int end) implements Expression {}

    record Bool(int start, int end, boolean value) implements Expression {}

    record Text(int start, int end, String value) implements Expression {}

    /**
     * A number, whose type depends on where it is used.
     *
     * @param integer its value when it is whole
     * @param looksReal whether it is a float64 for a parameter of any type
     */
    record Numeral(int start, int end, @Nullable BigInteger integer, double real, boolean looksReal)
            implements Expression {}

    /** A number with an imaginary part: {@code 1i}, {@code 1+2i}. */
    record Complex(int start, int end, String text, double real, double imaginary) implements Expression {}

    /** {@code $}, {@code $x} or {@code $x.a.b}; the name has its dollar. */
    record Variable(int start, int end, String name, List<String> fields) implements Expression {}

    /** {@code .a.b} */
    record Field(int start, int end, List<String> fields) implements Expression {}

    /** The name of a function. */
    record Function(int start, int end, String name) implements Expression {}

    /** Fields of a result: {@code (index .list 0).a.b}, {@code now.Year}. */
    record Chain(int start, int end, Expression base, List<String> fields) implements Expression {}

    /** A pipeline in parentheses. */
    record Nested(int start, int end, Pipeline pipeline) implements Expression {}

    /** A function, method or value with its arguments. */
    record Command(int start, int end, List<Expression> words) {}

    /**
     * Commands, each of which receives the result of the previous one.
     *
     * @param variables that it declares or assigns, with their dollars
     * @param assigns whether it assigns existing variables
     */
    record Pipeline(int start, int end, List<String> variables, boolean assigns, List<Command> commands) {}
}
