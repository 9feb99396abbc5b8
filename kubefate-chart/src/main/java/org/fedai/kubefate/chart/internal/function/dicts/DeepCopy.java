package org.fedai.kubefate.chart.internal.function.dicts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.versions.VersionStruct;
import org.fedai.kubefate.chart.internal.value.NamedType;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.ValuesMap;
import org.fedai.kubefate.chart.version.SemVersion;
import org.jspecify.annotations.Nullable;

/**
 * Deep copies of maps and lists; everything else is immutable and shared. The exception is a version, of which Go's library copies
 * nothing and returns an empty one.
 */
final class DeepCopy {
    private static final SemVersion NO_VERSION = new SemVersion(0, 0, 0, "", "", "");

    private DeepCopy() {}

    static Object of(Object value) {
        if (value instanceof ValuesMap values) {
            return values.of(map(values));
        }
        if (value instanceof TypedMap || value instanceof TypedList || value instanceof NamedType) {
            return value;
        }
        return switch (value) {
            case NilMap nil -> nil;
            case VersionStruct version -> new VersionStruct(NO_VERSION, version.pointer());
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> copy.put((String) key, value == null ? null : of(value)));
        return copy;
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        list.forEach(element -> copy.add(element == null ? null : of(element)));
        return copy;
    }
}
