package org.fedai.kubefate.chart.internal.function.formats;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** TOML, read and written. As in Helm an error is what they give. */
public final class TomlFunctions {
    private final Bounds bounds;

    public TomlFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("toToml", ANY, this::write).add("fromToml", STRING, TomlFunctions::read);
    }

    private String write(@Nullable Object value) {
        if (value == null) {
            throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
        }
        try {
            return TomlWriter.write(value, bounds);
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return e.getMessage();
        }
    }

    private static Map<String, @Nullable Object> read(String toml) {
        try {
            return TomlReader.read(toml);
        } catch (FunctionException e) {
            return JsonFunctions.withError(new LinkedHashMap<>(), e.getMessage());
        }
    }
}
