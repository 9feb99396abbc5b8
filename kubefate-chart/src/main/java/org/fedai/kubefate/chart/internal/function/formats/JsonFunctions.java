package org.fedai.kubefate.chart.internal.function.formats;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.jspecify.annotations.Nullable;

/** JSON, read and written. Functions without "must" return what they can instead of failing, as in Helm. */
public final class JsonFunctions {
    private final Bounds bounds;

    public JsonFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("toJson", ANY, v -> orNothing(() -> JsonWriter.compact(v, bounds)))
                .add("mustToJson", ANY, v -> JsonWriter.compact(v, bounds))
                .add("toPrettyJson", ANY, v -> orNothing(() -> JsonWriter.indented(v, bounds)))
                .add("mustToPrettyJson", ANY, v -> JsonWriter.indented(v, bounds))
                .add("toRawJson", ANY, v -> JsonWriter.raw(v, bounds))
                .alias("mustToRawJson", "toRawJson")
                .add("fromJson", STRING, JsonFunctions::map)
                .add("fromJsonArray", STRING, JsonFunctions::list)
                .add("mustFromJson", STRING, JsonFunctions::any);
    }

    private interface Text {
        String text();
    }

    private static String orNothing(Text text) {
        try {
            return text.text();
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return "";
        }
    }

    /** The error is stored under {@code Error}. */
    private static Map<?, ?> map(String json) {
        try {
            JsonReader.Result result = JsonReader.read(json);
            return asMap(result.value(), result.problem());
        } catch (FunctionException e) {
            return withError(new LinkedHashMap<>(), e.getMessage());
        }
    }

    /**
     * A document that must be a map.
     *
     * @param problem the error in a part of it; null if there is none
     */
    @SuppressWarnings("unchecked")
    private static Map<?, ?> asMap(@Nullable Object document, @Nullable String problem) {
        if (document == null) {
            return NilMap.INSTANCE;
        }
        if (document instanceof Map<?, ?> map) {
            return problem == null ? map : withError((Map<String, @Nullable Object>) map, problem);
        }
        return withError(new LinkedHashMap<>(), mismatch(document, "map[string]interface {}"));
    }

    static Map<String, @Nullable Object> withError(Map<String, @Nullable Object> map, String message) {
        map.put("Error", message);
        return map;
    }

    /** The error is the only element. */
    private static List<?> list(String json) {
        try {
            JsonReader.Result result = JsonReader.read(json);
            if (result.value() == null) {
                return NilList.OF_ANYTHING;
            }
            String problem = result.problem();
            if (!(result.value() instanceof List<?>)) {
                problem = mismatch(result.value(), "[]interface {}");
            }
            return problem == null ? (List<?>) result.value() : withError(problem);
        } catch (FunctionException e) {
            return withError(e.getMessage());
        }
    }

    static List<@Nullable Object> withError(String message) {
        List<@Nullable Object> list = new ArrayList<>();
        list.add(message);
        return list;
    }

    private static @Nullable Object any(String json) {
        JsonReader.Result result = JsonReader.read(json);
        if (result.problem() != null) {
            throw new FunctionException(result.problem());
        }
        return result.value();
    }

    /** Go's message for a document of the wrong type. */
    static String mismatch(Object document, String type) {
        String kind = switch (document) {
            case String text -> "string";
            case Boolean bool -> "bool";
            case Number number -> "number";
            case List<?> list -> "array";
            default -> "object";
        };
        return "json: cannot unmarshal " + kind + " into Go value of type " + type;
    }
}
