package org.fedai.kubefate.chart.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;

/** A parsed YAML document with the lines of its keys and elements, for messages. */
public final class YamlDocument {
    private final @Nullable Node root;
    private final @Nullable Object value;
    private final int continuation;

    private YamlDocument(@Nullable Node root, @Nullable Object value, int continuation) {
        this.root = root;
        this.value = value;
        this.continuation = continuation;
    }

    /**
     * A scalar without quotes or tag, whose text alone decided what it is.
     *
     * @param path where it stands, as {@link YamlDocument#line} takes it; ends with the key when the scalar is one
     * @param line counted from 1
     * @param text as it was written
     * @param value what it is: null, Boolean, Long, Double or String; for a key the text that the key has
     * @param key whether it is the key of a map
     */
    public record PlainScalar(
            List<Object> path,
            int line,
            String text,
            @Nullable Object value,
            boolean key) {}

    /**
     * Reads one document as {@link Yaml#read} does.
     *
     * @param text YAML; only the first document is read
     * @param source the name of the text in errors, such as a file name
     * @return the document, which may be empty
     * @throws YamlException with source and line if it is not YAML
     */
    public static YamlDocument read(String text, String source) {
        Node root = Composer.compose(text, source);
        Object value = root == null ? null : new Decoder(source).decode(root);
        return new YamlDocument(root, value, Composer.continuation(text, source));
    }

    /** {@return the line, counted from 1, after which the text goes on with another document; 0 when it does not} */
    public int continuation() {
        return continuation;
    }

    /** {@return all plain scalars, keys too, in the order of the text; what an alias names once, where it is written} */
    public List<PlainScalar> plainScalars() {
        List<PlainScalar> scalars = new ArrayList<>();
        if (root != null) {
            collectPlain(root, List.of(), scalars);
        }
        return scalars;
    }

    private static void collectPlain(Node node, List<Object> path, List<PlainScalar> scalars) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (isPlain(scalar)) {
                    Object value = Decoder.plain(scalar.text());
                    scalars.add(new PlainScalar(path, scalar.line(), scalar.text(), value, false));
                }
            }
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    collectPlain(sequence.items().get(i), append(path, i), scalars);
                }
            }
            case Node.Mapping mapping -> mapping.entries().forEach(entry -> collectPlain(entry, path, scalars));
            case Node.Alias alias -> {}
        }
    }

    private static void collectPlain(Node.Entry entry, List<Object> path, List<PlainScalar> scalars) {
        List<Object> below = path;
        if (entry.key() instanceof Node.Scalar key && !entry.isMerge()) {
            String name = isPlain(key) ? Decoder.plainKey(key.text()) : key.text();
            below = append(path, name);
            if (isPlain(key)) {
                scalars.add(new PlainScalar(below, key.line(), key.text(), name, true));
            }
        }
        collectPlain(entry.value(), below, scalars);
    }

    private static boolean isPlain(Node.Scalar scalar) {
        return scalar.implicit() && scalar.tag() == null;
    }

    private static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return Collections.unmodifiableList(longer);
    }

    /** {@return the result of {@link Yaml#read} for the text; null for an empty document} */
    public @Nullable Object value() {
        return value;
    }

    /**
     * {@return the line, counted from 1, of the key or list element at the end of a path, or of the last existing step of the path}
     *
     * @param path keys of maps, and numbers of list elements counted from 0
     */
    public int line(Object... path) {
        Node node = root;
        int line = 1;
        for (Object step : path) {
            Node.Entry entry = node == null ? null : find(resolved(node), step);
            if (entry == null) {
                return line;
            }
            line = entry.key().line();
            node = entry.value();
        }
        return line;
    }

    /** {@return keys that occur twice in a map, of which only the last takes effect, each after its line: {@code 12: mysql}} */
    public List<String> repeatedKeys() {
        List<String> repeated = new ArrayList<>();
        if (root != null) {
            collectRepeated(root, repeated);
        }
        return repeated;
    }

    private static void collectRepeated(Node node, List<String> repeated) {
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> collectRepeated(item, repeated));
        } else if (node instanceof Node.Mapping mapping) {
            Set<String> seen = new HashSet<>();
            for (Node.Entry entry : mapping.entries()) {
                if (entry.key() instanceof Node.Scalar key && !entry.isMerge() && !seen.add(key.text())) {
                    repeated.add(key.line() + ": " + key.text());
                }
                collectRepeated(entry.value(), repeated);
            }
        }
    }

    private static Node.@Nullable Entry find(Node node, Object step) {
        if (node instanceof Node.Mapping mapping) {
            return find(mapping, step.toString());
        }
        if (node instanceof Node.Sequence sequence && step instanceof Integer index) {
            boolean there = index >= 0 && index < sequence.items().size();
            Node item = there ? sequence.items().get(index) : null;
            return item == null ? null : new Node.Entry(item, item);
        }
        return null;
    }

    private static Node.@Nullable Entry find(Node.Mapping mapping, String key) {
        for (Node.Entry entry : mapping.entries().reversed()) {
            if (entry.key() instanceof Node.Scalar scalar && scalar.text().equals(key)) {
                return entry;
            }
        }
        return null;
    }

    private static Node resolved(Node node) {
        return node instanceof Node.Alias alias ? alias.target() : node;
    }
}
