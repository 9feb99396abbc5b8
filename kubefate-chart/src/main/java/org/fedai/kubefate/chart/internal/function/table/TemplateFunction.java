package org.fedai.kubefate.chart.internal.function.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that templates may call. */
@FunctionalInterface
public interface TemplateFunction {
    /**
     * @param arguments values as described in {@code internal.value}, the piped one last. A number literal in the call is a
     *     {@link Constant}, which takes the type of the parameter; {@link Nil#UNTYPED} is a nil that is not held by a variable of an
     *     interface type, which only matters to parameters that are maps or lists
     * @throws org.fedai.kubefate.chart.internal.value.ArgumentException if number or types of the arguments are wrong
     * @throws org.fedai.kubefate.chart.internal.value.FunctionException if it fails
     */
    @Nullable
    Object call(List<? extends @Nullable Object> arguments);
}
