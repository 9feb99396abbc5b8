package org.fedai.kubefate.chart.internal.engine.node;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.fedai.kubefate.chart.internal.function.formats.ValuesMethods;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.ValuesMap;
import org.fedai.kubefate.chart.internal.value.WithMethods;
import org.jspecify.annotations.Nullable;

/** Fields and methods of values. */
final class Fields {
    private Fields() {}

    /**
     * {@code receiver.name}.
     *
     * @param held whether the receiver is an element of a map or list, so that its type is reported as {@code interface {}}
     */
    static @Nullable Object get(@Nullable Object receiver, String name, boolean held, Site site) {
        if (receiver instanceof Map<?, ?> map) {
            Object value = map.get(name);
            if (value != null && !(map instanceof WithMethods || map instanceof ValuesMap)) {
                return value;
            }
        }
        Method method = method(receiver, name, site);
        return method != null ? call(method, name, List.of(), site) : field(receiver, name, held, site);
    }

    /** {@code receiver.name(arguments)}. */
    static @Nullable Object call(@Nullable Object receiver, String name, List<@Nullable Object> arguments, Site site) {
        Method method = method(receiver, name, site);
        if (method != null) {
            return call(method, name, arguments, site);
        }
        if (receiver instanceof Map<?, ?>) {
            throw site.fail(name + " is not a method but has arguments");
        }
        field(receiver, name, false, site);
        throw site.fail(name + " has arguments but cannot be invoked as function");
    }

    private static @Nullable Object call(Method method, String name, List<@Nullable Object> arguments, Site site) {
        try {
            return method.call(arguments);
        } catch (FunctionException e) {
            throw site.fail(e.describe(name));
        }
    }

    private static @Nullable Method method(@Nullable Object receiver, String name, Site site) {
        if (receiver == null) {
            throw site.fail("nil pointer evaluating interface {}." + name);
        }
        return switch (receiver) {
            case WithMethods with -> with.method(name);
            case ValuesMap values -> ValuesMethods.find(values, name);
            default -> TimeMethods.find(receiver, name);
        };
    }

    private static @Nullable Object field(@Nullable Object receiver, String name, boolean held, Site site) {
        switch (receiver) {
            case Nil nil -> {
                return nil;
            }
            case TypedMap map -> {
                return map.containsKey(name) ? map.get(name) : map.zero();
            }
            case Map<?, ?> map -> {
                return map.get(name);
            }
            case GoStruct struct -> {
                if (struct.fields().containsKey(name)) {
                    return struct.fields().get(name);
                }
            }
            case null -> {}
            default -> {}
        }
        String type = held && !(receiver instanceof GoStruct) ? "interface {}" : Types.typeOf(receiver);
        throw site.fail("can't evaluate field " + name + " in type " + type);
    }
}
