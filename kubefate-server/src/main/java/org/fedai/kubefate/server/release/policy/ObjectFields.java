package org.fedai.kubefate.server.release.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads fields of objects that a chart has rendered, whatever their types are. */
final class ObjectFields {
    private ObjectFields() {}

    /** Empty if the value is not a map. */
    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static Map<?, ?> map(Map<?, ?> parent, String field) {
        return map(parent.get(field));
    }

    /** The items that are maps; empty if there is no such list. */
    static Stream<Map<?, ?>> maps(Map<?, ?> parent, String field) {
        return list(parent, field).filter(Map.class::isInstance).map(item -> (Map<?, ?>) item);
    }

    static Stream<String> texts(Map<?, ?> parent, String field) {
        return list(parent, field).map(ObjectFields::text);
    }

    /** Empty for null. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static String text(Map<?, ?> parent, String field) {
        return text(parent.get(field));
    }

    static boolean isTrue(Map<?, ?> parent, String field) {
        return text(parent, field).equalsIgnoreCase("true");
    }

    private static Stream<?> list(Map<?, ?> parent, String field) {
        return parent.get(field) instanceof List<?> list ? list.stream() : Stream.of();
    }
}
