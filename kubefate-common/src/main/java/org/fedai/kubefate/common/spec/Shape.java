package org.fedai.kubefate.common.spec;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an example shows of one key: which kinds of value it may have, and what may stand below it. Grows while an example is read. */
final class Shape {
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<String, Shape> children = new LinkedHashMap<>();
    private @Nullable Shape item;

    /** A kind of value, in words. */
    enum Kind {
        MAP("a map"),
        LIST("a list"),
        TEXT("text"),
        NUMBER("a number"),
        BOOLEAN("true or false");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind of a value read from YAML; null for null, which may stand everywhere. */
        static @Nullable Kind of(@Nullable Object value) {
            return switch (value) {
                case null -> null;
                case Map<?, ?> map -> MAP;
                case List<?> list -> LIST;
                case Number number -> NUMBER;
                case Boolean bool -> BOOLEAN;
                default -> TEXT;
            };
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The kinds that were seen; none when the example leaves that open. */
    Set<Kind> kinds() {
        return kinds;
    }

    Map<String, Shape> children() {
        return children;
    }

    /** The shape of list elements. */
    Shape item() {
        if (item == null) {
            item = new Shape();
        }
        return item;
    }

    /** The shape below a key, which is a map from now on. */
    Shape child(String key) {
        kinds.add(Kind.MAP);
        return children.computeIfAbsent(key, name -> new Shape());
    }

    /** The shape of elements, of what is a list from now on. */
    Shape element() {
        kinds.add(Kind.LIST);
        return item();
    }

    /** Learns from a value that may stand here. */
    void learn(@Nullable Object value) {
        Kind kind = Kind.of(value);
        if (kind == null) {
            return;
        }
        kinds.add(kind);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> child(key.toString()).learn(below));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> element().learn(element));
        } else if (value instanceof String text && text.matches("[0-9.]+m?")) {
            // Kubernetes takes cpu: "1" and cpu: 1 alike.
            kinds.add(Kind.NUMBER);
        }
    }

    /** Whether the example says that such a value may stand here. */
    boolean accepts(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
