package org.fedai.kubefate.common.spec;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The allowed kinds of value of a key, and the keys below it, according to an example. Filled while an example is read. */
final class Shape {
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<String, Shape> children = new LinkedHashMap<>();
    private final Set<String> texts = new LinkedHashSet<>();
    private @Nullable Shape item;

    /** A kind of value, with its name in messages. */
    enum Kind {
        MAP("a map"),
        LIST("a list"),
        TEXT("a string"),
        NUMBER("a number"),
        BOOLEAN("true or false");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The kind of a value read from YAML; null for null, which is allowed everywhere. */
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

    /** The kinds in the example; empty if the example does not determine them. */
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

    /** The shape below a key; adds the kind map. */
    Shape child(String key) {
        kinds.add(Kind.MAP);
        return children.computeIfAbsent(key, name -> new Shape());
    }

    /** The shape of list elements; adds the kind list. */
    Shape element() {
        kinds.add(Kind.LIST);
        return item();
    }

    /** What the example shows at the end of a path; null when it shows nothing there. */
    @Nullable
    Shape at(List<Object> path) {
        Shape shape = this;
        for (Object step : path) {
            shape = shape == null ? null : step instanceof Integer ? shape.item : shape.children.get(step.toString());
        }
        return shape;
    }

    /** The texts that were seen, such as the modules in a list of them. */
    Set<String> texts() {
        return texts;
    }

    /** Adds a value that is allowed here. */
    void learn(@Nullable Object value) {
        Kind kind = Kind.of(value);
        if (kind == null) {
            return;
        }
        kinds.add(kind);
        if (kind == Kind.TEXT) {
            texts.add(String.valueOf(value));
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> child(key.toString()).learn(below));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> element().learn(element));
        } else if (value instanceof String text && text.matches("[0-9.]+m?")) {
            // Kubernetes treats cpu: "1" and cpu: 1 alike.
            kinds.add(Kind.NUMBER);
        }
    }

    /** Whether the example allows a value of that kind here. */
    boolean accepts(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
