package org.fedai.kubefate.chart.internal.function.formats;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.dates.TimeFormatter;
import org.fedai.kubefate.chart.internal.function.encoding.BaseEncoding;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.versions.VersionStruct;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.NilMap;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.fedai.kubefate.chart.internal.value.ValueDepth;
import org.fedai.kubefate.chart.yaml.StructFields;
import org.jspecify.annotations.Nullable;

/** A value of templates as a document: nothing but null, booleans, numbers, strings, lists and maps. */
final class PlainDocument {
    private static final String RFC_3339 = "2006-01-02T15:04:05.999999999Z07:00";

    private final Bounds bounds;
    private final boolean json;
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());
    private long size;

    private PlainDocument(Bounds bounds, boolean json) {
        this.bounds = bounds;
        this.json = json;
    }

    /** By the rules of Go's encoding/json: nil lists and maps are null, durations numbers. */
    static @Nullable Object json(@Nullable Object value, Bounds bounds) {
        return new PlainDocument(bounds, true).of(value);
    }

    /** By the rules of Go's yaml.v3: nil lists and maps are empty, durations text, the names of fields in lower case, bytes that are
     * not text as bytes. */
    static @Nullable Object yaml(@Nullable Object value, Bounds bounds) {
        return new PlainDocument(bounds, false).of(value);
    }

    private @Nullable Object of(@Nullable Object value) {
        bounds.checkText(++size);
        return switch (value) {
            case null -> null;
            case String text -> json || !Utf8.hasLone(text) ? text : Utf8.bytes(text);
            case Boolean bool -> bool;
            case Number number -> number;
            case ZonedDateTime time -> time(time);
            case Duration duration -> json ? (Object) duration.toNanos() : GoFormat.sprint(duration);
            case VersionStruct version -> version.string();
            case GoStruct struct -> fields(struct);
            case Map<?, ?> map -> json && isNil(map) ? null : inside(map, () -> map(map));
            case List<?> list -> json && list instanceof NilList ? null : inside(list, () -> list(list));
            default -> throw new FunctionException("json: unsupported type: " + Types.typeOf(value));
        };
    }

    private static boolean isNil(Map<?, ?> map) {
        return map instanceof NilMap || (map instanceof TypedMap typed && typed.isNil());
    }

    private interface Part {
        Object read();
    }

    private Object inside(Object value, Part part) {
        ValueDepth.check(around.size());
        if (!around.add(value)) {
            throw new FunctionException("json: unsupported value: encountered a cycle via " + Types.typeOf(value));
        }
        Object read = part.read();
        around.remove(value);
        return read;
    }

    private Object time(ZonedDateTime time) {
        return json ? new TimeFormatter(RFC_3339).format(time) : time.toOffsetDateTime();
    }

    private Object map(Map<?, ?> map) {
        Map<String, @Nullable Object> plain = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> plain.put((String) key, of(value)));
        return plain;
    }

    private Object fields(GoStruct struct) {
        Map<String, @Nullable Object> plain = new StructFields();
        Map<String, @Nullable Object> fields = json ? struct.json() : struct.fields();
        fields.forEach((name, value) -> plain.put(json ? name : name.toLowerCase(Locale.ROOT), of(value)));
        return plain;
    }

    private Object list(List<?> list) {
        if (json && list instanceof TypedList typed && typed.isBytes()) {
            return BaseEncoding.BASE64.encode(typed.toBytes());
        }
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        list.forEach(element -> plain.add(of(element)));
        return plain;
    }
}
