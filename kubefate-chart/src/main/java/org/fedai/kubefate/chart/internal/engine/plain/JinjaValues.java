package org.fedai.kubefate.chart.internal.engine.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.jspecify.annotations.Nullable;

/** Values of Go as plain data for Jinja: whole numbers print as such, structs are maps, without methods. */
final class JinjaValues {
    /** Jinjava looks for one text in another with as many steps as the product of their lengths. */
    private static final int LONGEST = 1 << 19;

    private JinjaValues() {}

    static Map<String, @Nullable Object> of(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> copy.put(String.valueOf(key), of(value)));
        return copy;
    }

    private static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> of(map);
            case List<?> list -> list(list);
            case GoStruct struct -> of(struct.fields());
            case GoInteger integer -> (Object) integer.longValue();
            case Double d -> isWhole(d) ? (Object) (long) (double) d : d;
            case String s -> bounded(s);
            case Boolean b -> b;
            case Long n -> n;
            case null -> null;
            default -> GoFormat.sprint(value);
        };
    }

    private static String bounded(String s) {
        if (s.length() > LONGEST) {
            throw new FunctionException("a value is longer than " + LONGEST + " characters");
        }
        return s;
    }

    private static boolean isWhole(double d) {
        return d == Math.rint(d) && Math.abs(d) < 0x1p63;
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            copy.add(of(element));
        }
        return copy;
    }
}
