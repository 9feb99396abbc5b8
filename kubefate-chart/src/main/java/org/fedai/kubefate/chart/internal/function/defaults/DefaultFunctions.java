package org.fedai.kubefate.chart.internal.function.defaults;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.BOOL;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.List;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** Default values, and functions that refuse. */
public final class DefaultFunctions {
    private DefaultFunctions() {}

    public static void addTo(FunctionTable table) {
        table.addVariadic(
                        "default",
                        ANY,
                        ANY,
                        (otherwise, given) ->
                                given.isEmpty() || isEmpty(given.getFirst()) ? otherwise : given.getFirst())
                .add("empty", ANY, DefaultFunctions::isEmpty)
                .addVariadic("coalesce", ANY, DefaultFunctions::coalesce)
                .addVariadic("all", ANY, values -> values.stream().noneMatch(DefaultFunctions::isEmpty))
                .addVariadic("any", ANY, values -> !values.stream().allMatch(DefaultFunctions::isEmpty))
                .add("ternary", ANY, ANY, BOOL, (yes, no, condition) -> condition ? yes : no)
                .add("required", STRING, ANY, DefaultFunctions::required)
                .add("fail", STRING, message -> {
                    throw new RefusedByChart(message);
                });
    }

    /** nil, zero, false, and strings, lists and maps with nothing in them. */
    public static boolean isEmpty(@Nullable Object value) {
        return !Types.isTrue(value);
    }

    private static @Nullable Object coalesce(List<@Nullable Object> values) {
        for (Object value : values) {
            if (!isEmpty(value)) {
                return value;
            }
        }
        return null;
    }

    /** Zero and false count as set; nil and the empty string do not. */
    private static Object required(String message, @Nullable Object value) {
        if (value == null || value.equals("")) {
            throw new RefusedByChart(message);
        }
        return value;
    }
}
