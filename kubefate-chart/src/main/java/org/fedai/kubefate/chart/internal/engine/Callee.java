package org.fedai.kubefate.chart.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call calls. */
@FunctionalInterface
interface Callee {
    /** Computes the result from those arguments that it needs. */
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
