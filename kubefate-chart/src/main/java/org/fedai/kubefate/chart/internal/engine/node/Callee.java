package org.fedai.kubefate.chart.internal.engine.node;

import java.util.List;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.jspecify.annotations.Nullable;

/** The target of a call. */
@FunctionalInterface
public interface Callee {
    /** Computes the result, evaluating only the arguments it needs. */
    @Nullable
    Object call(Arguments arguments, Evaluation evaluation);

    /** A callee that needs the values of all arguments. */
    @FunctionalInterface
    interface OfValues {
        @Nullable
        Object call(List<@Nullable Object> arguments, Evaluation evaluation);
    }

    static Callee of(OfValues function) {
        return (arguments, evaluation) -> function.call(arguments.values(evaluation), evaluation);
    }
}
