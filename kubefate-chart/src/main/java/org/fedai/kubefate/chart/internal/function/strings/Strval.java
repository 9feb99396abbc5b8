package org.fedai.kubefate.chart.internal.function.strings;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.jspecify.annotations.Nullable;

/** How string functions convert arguments of any type. */
public final class Strval {
    private Strval() {}

    public static String strval(@Nullable Object value) {
        return value instanceof TypedList list && list.isBytes() ? list.toText() : GoFormat.sprint(value);
    }

    /** A list's elements without nils; any other value is a list of itself. */
    public static List<String> strings(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(strval(value));
        }
        List<String> strings = new ArrayList<>(list.size());
        for (Object element : list) {
            if (element != null) {
                strings.add(strval(element));
            }
        }
        return strings;
    }
}
