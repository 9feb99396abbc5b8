package org.fedai.kubefate.common.template.function;

import static org.fedai.kubefate.common.template.function.Parameter.ANY;
import static org.fedai.kubefate.common.template.function.Parameter.STRING;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.common.template.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** TOML, read and written. As in Helm an error is what they give. */
final class TomlFunctions {
    private final FunctionLimits limits;

    TomlFunctions(FunctionLimits limits) {
        this.limits = limits;
    }

    void addTo(FunctionTable table) {
        table.add("toToml", ANY, this::write).add("fromToml", STRING, TomlFunctions::read);
    }

    private String write(@Nullable Object value) {
        if (value == null) {
            throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
        }
        try {
            return TomlWriter.write(value, limits);
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
