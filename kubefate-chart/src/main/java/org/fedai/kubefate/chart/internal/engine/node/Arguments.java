package org.fedai.kubefate.chart.internal.engine.node;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstNull;
import jinjava.de.odysseus.el.tree.impl.ast.AstNumber;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.function.table.Constant;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.Complex;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. */
public final class Arguments {
    private final AstNode[] nodes;
    /** Values that are known beforehand; null where there is none. */
    private final @Nullable Object[] literals;

    private final @Nullable AstNode piped;

    /**
     * @param piped the piped last argument; null if nothing is piped
     */
    public Arguments(List<AstNode> arguments, @Nullable AstNode piped) {
        this.nodes = arguments.toArray(AstNode[]::new);
        this.literals = new @Nullable Object[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            literals[i] = literal(nodes[i]);
        }
        this.piped = piped;
    }

    private static @Nullable Object literal(AstNode node) {
        return switch (node) {
            case AstNull nil -> Nil.UNTYPED;
            case AstNumber number -> constant(number.eval(null, null));
            default -> null;
        };
    }

    private static Constant constant(Object number) {
        return switch (number) {
            case Long n -> new Constant(n.toString(), n, n.doubleValue(), n);
            case Double d -> new Constant(d.toString(), whole(d), d, d);
            case BigInteger n -> new Constant(n.toString(), null, n.doubleValue(), null);
            default -> throw new IllegalArgumentException("not a number: " + number);
        };
    }

    /** One with an imaginary part, which counts as a real one only where that is zero. */
    public static Constant complex(String text, double real, double imaginary) {
        boolean isReal = imaginary == 0;
        return new Constant(
                text, isReal ? whole(real) : null, isReal ? (Double) real : null, new Complex(real, imaginary));
    }

    /** The value of an argument for a parameter of any type; a literal nil is unchanged. */
    public static @Nullable Object valueOf(@Nullable Object argument) {
        return argument instanceof Constant constant ? constant.value() : argument;
    }

    private static @Nullable Long whole(double d) {
        return d == Math.rint(d) && Math.abs(d) < 0x1p63 ? (Long) (long) d : null;
    }

    public int size() {
        return nodes.length + (piped == null ? 0 : 1);
    }

    /** The value of one argument, a literal as {@link Constant} or {@link Nil}. */
    public @Nullable Object value(int index, Evaluation evaluation) {
        if (index == nodes.length) {
            return input(evaluation);
        }
        Object literal = literals[index];
        return literal != null ? literal : nodes[index].eval(null, evaluation);
    }

    /** All values; the piped one is computed first. */
    public List<@Nullable Object> values(Evaluation evaluation) {
        @Nullable Object[] values = new @Nullable Object[size()];
        if (piped != null) {
            values[nodes.length] = input(evaluation);
        }
        for (int i = 0; i < nodes.length; i++) {
            values[i] = value(i, evaluation);
        }
        return Arrays.asList(values);
    }

    private @Nullable Object input(Evaluation evaluation) {
        if (piped == null) {
            throw new IllegalStateException("nothing is piped");
        }
        Object literal = literal(piped);
        Object value = literal instanceof Constant constant ? constant.value() : piped.eval(null, evaluation);
        return value == null ? Nil.UNTYPED : value;
    }
}
