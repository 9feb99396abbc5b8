package org.fedai.kubefate.chart.internal.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code reflect.DeepEqual}: deep equality of types and values. */
public final class DeepEqual {
    private DeepEqual() {}

    public static boolean deepEqual(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (!Types.typeOf(a).equals(Types.typeOf(b))) {
            return false;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return maps(x, y);
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return lists(x, y);
        }
        if (a instanceof GoStruct x && b instanceof GoStruct y) {
            return maps(x.fields(), y.fields());
        }
        return a.equals(b);
    }

    private static boolean maps(Map<?, ?> a, Map<?, ?> b) {
        return a.size() == b.size()
                && a instanceof NilMap == b instanceof NilMap
                && a.entrySet().stream()
                        .allMatch(entry ->
                                b.containsKey(entry.getKey()) && deepEqual(entry.getValue(), b.get(entry.getKey())));
    }

    private static boolean lists(List<?> a, List<?> b) {
        if (a.size() != b.size() || a instanceof NilList != b instanceof NilList) {
            return false;
        }
        Iterator<?> other = b.iterator();
        return a.stream().allMatch(element -> deepEqual(element, other.next()));
    }
}
