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

/** TOML, read and written. As in Helm, they return the error unless their name starts with "must". */
public final class TomlFunctions {
    private final Bounds bounds;

    public TomlFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("toToml", ANY, this::write).add("fromToml", STRING, TomlFunctions::read);
    }

    /** The additional functions of Helm 4: the same, but they fail on errors. */
    public void addMustTo(FunctionTable table) {
        table.add("mustToToml", ANY, this::mustWrite);
    }

    private String write(@Nullable Object value) {
        if (value == null) {
            return mustWrite(null);
        }
        try {
            return mustWrite(value);
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return e.getMessage();
        }
    }

    private String mustWrite(@Nullable Object value) {
        if (value == null) {
            throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
        }
        return TomlWriter.write(value, bounds);
    }

    private static Map<String, @Nullable Object> read(String toml) {
        try {
            return TomlReader.read(toml);
        } catch (FunctionException e) {
            return JsonFunctions.withError(new LinkedHashMap<>(), e.getMessage());
        }
    }
}
