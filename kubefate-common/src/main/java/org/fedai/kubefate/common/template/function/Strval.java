package org.fedai.kubefate.common.template.function;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.common.template.value.GoFormat;
import org.fedai.kubefate.common.template.value.TypedList;
import org.jspecify.annotations.Nullable;

/** How string functions read arguments of any type. */
final class Strval {
    private Strval() {}

    static String strval(@Nullable Object value) {
        return value instanceof TypedList list && list.isBytes() ? list.toText() : GoFormat.sprint(value);
    }

    /** A list's elements without nils; any other value is a list of itself. */
    static List<String> strings(@Nullable Object value) {
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
