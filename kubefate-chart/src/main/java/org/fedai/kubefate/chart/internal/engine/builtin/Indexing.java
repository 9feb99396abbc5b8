package org.fedai.kubefate.chart.internal.engine.builtin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/** {@code len}, {@code index} and {@code slice}. Strings count in UTF-8 bytes. */
final class Indexing {
    private Indexing() {}

    static Object length(@Nullable Object value) {
        return switch (value) {
            case String s -> (long) Utf8.length(s);
            case Map<?, ?> m -> (long) m.size();
            case List<?> l -> (long) l.size();
            case null -> throw new FunctionException("len of nil pointer");
            default -> throw new FunctionException("len of type " + Types.typeOf(value));
        };
    }

    static @Nullable Object index(@Nullable Object value, List<@Nullable Object> indexes) {
        if (value == null) {
            throw new FunctionException("index of untyped nil");
        }
        Object item = value;
        for (Object index : indexes) {
            item = switch (item) {
                case String s -> {
                    byte[] bytes = Utf8.bytes(s);
                    yield GoInteger.uint8(bytes[position(index, bytes.length, false)]);
                }
                case List<?> l -> l.get(position(index, l.size(), false));
                case Map<?, ?> m -> entry(m, index);
                case null -> throw new FunctionException("index of nil pointer");
                default -> throw new FunctionException("can't index item of type " + Types.typeOf(item));
            };
        }
        return item;
    }

    private static @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
        return switch (key) {
            case String s -> map instanceof TypedMap typed && !typed.containsKey(s) ? typed.zero() : map.get(s);
            case null -> throw new FunctionException("value is nil; should be of type string");
            default -> throw new FunctionException("value has type " + Types.typeOf(key) + "; should be string");
        };
    }

    private static int position(@Nullable Object index, int size, boolean mayBeEnd) {
        Long position = Types.integer(index);
        if (position == null) {
            String what = index == null ? "nil" : "type " + Types.typeOf(index);
            throw new FunctionException("cannot index slice/array with " + what);
        }
        if (position < 0 || position > size || (position == size && !mayBeEnd)) {
            throw new FunctionException("index out of range: " + position);
        }
        return position.intValue();
    }

    static Object slice(@Nullable Object value, List<@Nullable Object> indexes) {
        if (value == null) {
            throw new FunctionException("slice of untyped nil");
        }
        if (indexes.size() > 3) {
            throw new FunctionException("too many slice indexes: " + indexes.size());
        }
        return switch (value) {
            case String s -> slice(s, indexes);
            case TypedList l -> TypedList.named(l.typeName(), slice((List<?>) l, indexes));
            case List<?> l -> slice(l, indexes);
            default -> throw new FunctionException("can't slice item of type " + Types.typeOf(value));
        };
    }

    private static String slice(String s, List<@Nullable Object> indexes) {
        if (indexes.size() == 3) {
            throw new FunctionException("cannot 3-index slice a string");
        }
        byte[] bytes = Utf8.bytes(s);
        int[] bounds = bounds(indexes, bytes.length);
        return Utf8.text(Arrays.copyOfRange(bytes, bounds[0], bounds[1]));
    }

    private static List<?> slice(List<?> list, List<@Nullable Object> indexes) {
        int[] bounds = bounds(indexes, list.size());
        return list.subList(bounds[0], bounds[1]);
    }

    private static int[] bounds(List<@Nullable Object> indexes, int size) {
        int[] bounds = {0, size, size};
        for (int i = 0; i < indexes.size(); i++) {
            bounds[i] = position(indexes.get(i), size, true);
        }
        if (bounds[0] > bounds[1]) {
            throw new FunctionException("invalid slice index: " + bounds[0] + " > " + bounds[1]);
        }
        if (bounds[1] > bounds[2]) {
            throw new FunctionException("invalid slice index: " + bounds[1] + " > " + bounds[2]);
        }
        return bounds;
    }
}
