package org.fedai.kubefate.chart.internal.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a value, bound to it. */
@FunctionalInterface
public interface Method {
    /**
     * @throws ArgumentException if number or types of the arguments are wrong
     * @throws FunctionException if it fails
     */
    @Nullable
    Object call(List<@Nullable Object> arguments);
}
