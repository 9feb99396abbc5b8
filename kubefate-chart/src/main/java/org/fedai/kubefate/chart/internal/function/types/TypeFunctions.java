package org.fedai.kubefate.chart.internal.function.types;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.DeepEqual;
import org.fedai.kubefate.chart.internal.value.Types;

/** The types of values, and deep equality. */
public final class TypeFunctions {
    private TypeFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("typeOf", ANY, Types::typeOf)
                .add("typeIs", STRING, ANY, (type, v) -> type.equals(Types.typeOf(v)))
                .add(
                        "typeIsLike",
                        STRING,
                        ANY,
                        (type, v) ->
                                type.equals(Types.typeOf(v)) || Types.typeOf(v).equals("*" + type))
                .add("kindOf", ANY, Types::kindOf)
                .add("kindIs", STRING, ANY, (kind, v) -> kind.equals(Types.kindOf(v)))
                .add("deepEqual", ANY, ANY, DeepEqual::deepEqual);
    }
}
