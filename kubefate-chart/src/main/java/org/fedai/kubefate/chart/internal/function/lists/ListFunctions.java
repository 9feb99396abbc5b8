package org.fedai.kubefate.chart.internal.function.lists;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.internal.function.defaults.DefaultFunctions;
import org.fedai.kubefate.chart.internal.function.numbers.Cast;
import org.fedai.kubefate.chart.internal.function.strings.Strval;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** Lists. All functions except {@code slice} return a new {@code []interface{}}, whatever the type of the given list. */
public final class ListFunctions {
    private final Bounds bounds;

    public ListFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.addVariadic("list", ANY, ArrayList::new)
                .alias("tuple", "list")
                .add("append", ANY, ANY, this::append)
                .add("prepend", ANY, ANY, this::prepend)
                .add("first", ANY, v -> end(v, "find first on", List::getFirst))
                .add("last", ANY, v -> end(v, "find last on", List::getLast))
                .add("rest", ANY, v -> part(elements(v, "find rest on"), 1, 0))
                .add("initial", ANY, v -> part(elements(v, "find initial on"), 0, 1))
                .add(
                        "reverse",
                        ANY,
                        v -> new ArrayList<>(elements(v, "find reverse on").reversed()))
                .add("uniq", ANY, ListFunctions::uniq)
                .add("compact", ANY, v -> filtered(elements(v, "compact on"), e -> !DefaultFunctions.isEmpty(e)))
                .addVariadic("without", ANY, ANY, ListFunctions::without)
                .add("has", ANY, ANY, ListFunctions::has)
                .addVariadic("slice", ANY, ANY, ListFunctions::slice)
                .addVariadic("concat", ANY, this::concat)
                .add("chunk", INT, ANY, this::chunk)
                .add("sortAlpha", ANY, ListFunctions::sortAlpha);
        table.alias("push", "append")
                .alias("mustAppend", "append")
                .alias("mustPush", "append")
                .alias("mustPrepend", "prepend")
                .alias("mustFirst", "first")
                .alias("mustLast", "last")
                .alias("mustRest", "rest")
                .alias("mustInitial", "initial")
                .alias("mustReverse", "reverse")
                .alias("mustUniq", "uniq")
                .alias("mustCompact", "compact")
                .alias("mustWithout", "without")
                .alias("mustHas", "has")
                .alias("mustSlice", "slice")
                .alias("mustChunk", "chunk");
    }

    /**
     * @param doing the operation that requires a list, for the error
     */
    private static List<? extends @Nullable Object> elements(@Nullable Object value, String doing) {
        if (value == null) {
            throw new FunctionException("runtime error: invalid memory address or nil pointer dereference");
        }
        if (!(value instanceof List<?> list)) {
            throw new FunctionException("Cannot " + doing + " type " + Types.kindOf(value));
        }
        return list;
    }

    private List<@Nullable Object> append(@Nullable Object list, @Nullable Object value) {
        List<@Nullable Object> appended = copy(elements(list, "push on"));
        appended.add(value);
        return appended;
    }

    private List<@Nullable Object> prepend(@Nullable Object list, @Nullable Object value) {
        List<@Nullable Object> prepended = copy(elements(list, "prepend on"));
        prepended.addFirst(value);
        return prepended;
    }

    private List<@Nullable Object> copy(List<? extends @Nullable Object> list) {
        bounds.checkElements(list.size() + 1L);
        return new ArrayList<>(list);
    }

    private interface End {
        @Nullable
        Object of(List<? extends @Nullable Object> list);
    }

    private static @Nullable Object end(@Nullable Object list, String doing, End end) {
        List<? extends @Nullable Object> elements = elements(list, doing);
        return elements.isEmpty() ? null : end.of(elements);
    }

    private static List<@Nullable Object> part(List<? extends @Nullable Object> list, int skipFirst, int skipLast) {
        return list.isEmpty() ? NilList.OF_ANYTHING : new ArrayList<>(list.subList(skipFirst, list.size() - skipLast));
    }

    private static List<@Nullable Object> filtered(
            List<? extends @Nullable Object> list, Predicate<@Nullable Object> kept) {
        List<@Nullable Object> filtered = new ArrayList<>();
        for (Object element : list) {
            if (kept.test(element)) {
                filtered.add(element);
            }
        }
        return filtered;
    }

    private static List<@Nullable Object> uniq(@Nullable Object list) {
        DeepSet seen = new DeepSet();
        return filtered(elements(list, "find uniq on"), seen::add);
    }

    private static List<@Nullable Object> without(@Nullable Object list, List<@Nullable Object> omitted) {
        List<? extends @Nullable Object> elements = elements(list, "find without on");
        DeepSet set = new DeepSet();
        omitted.forEach(set::add);
        return filtered(elements, element -> !set.contains(element));
    }

    private static boolean has(@Nullable Object needle, @Nullable Object list) {
        if (list == null) {
            return false;
        }
        DeepSet set = new DeepSet();
        set.add(needle);
        return elements(list, "find has on").stream().anyMatch(set::contains);
    }

    /** A part of a list, of the same type; nil of an empty list, whatever part is asked for. */
    private static @Nullable Object slice(@Nullable Object value, List<@Nullable Object> indices) {
        if (value != null && !(value instanceof List<?>)) {
            throw new FunctionException("list should be type of slice or array but " + Types.kindOf(value));
        }
        List<? extends @Nullable Object> list = elements(value, "slice");
        if (list.isEmpty()) {
            return null;
        }
        long start = indices.isEmpty() ? 0 : Cast.toInt64(indices.getFirst());
        long end = indices.size() < 2 ? list.size() : Cast.toInt64(indices.get(1));
        if (start < 0 || end < start || end > list.size()) {
            throw new FunctionException("reflect.Value.Slice: slice index out of bounds");
        }
        List<? extends @Nullable Object> part = new ArrayList<>(list.subList((int) start, (int) end));
        return list instanceof TypedList typed ? TypedList.named(typed.typeName(), part) : part;
    }

    private List<@Nullable Object> concat(List<@Nullable Object> lists) {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object list : lists) {
            if (list != null && !(list instanceof List<?>)) {
                throw new FunctionException("Cannot concat type " + Types.kindOf(list) + " as list");
            }
            List<? extends @Nullable Object> elements = elements(list, "concat");
            bounds.checkElements((long) all.size() + elements.size());
            all.addAll(elements);
        }
        return all.isEmpty() ? NilList.OF_ANYTHING : all;
    }

    /** Lists of a size, the last one perhaps shorter. */
    private TypedList chunk(long size, @Nullable Object value) {
        if (value != null && !(value instanceof List<?>)) {
            throw new FunctionException("Cannot chunk type " + Types.kindOf(value));
        }
        List<? extends @Nullable Object> list = elements(value, "chunk");
        double count = Math.floor((list.size() - 1) / (double) size) + 1;
        if (!(count >= 0 && count <= list.size()) || (count > 0 && size < 0)) {
            throw new FunctionException("runtime error: makeslice: len out of range");
        }
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        for (long start = 0; count > 0 && start < list.size(); start += size) {
            long end = Math.min(start + size, list.size());
            chunks.add(new ArrayList<>(list.subList((int) start, (int) end)));
        }
        bounds.checkElements(chunks.size());
        return TypedList.of("[]interface {}", chunks);
    }

    private static TypedList sortAlpha(@Nullable Object value) {
        if (!(value instanceof List<?>)) {
            return TypedList.ofStrings(List.of(Strval.strval(value)));
        }
        List<String> sorted = new ArrayList<>(Strval.strings(value));
        sorted.sort(GoStringOrder.INSTANCE);
        return TypedList.ofStrings(sorted);
    }
}
