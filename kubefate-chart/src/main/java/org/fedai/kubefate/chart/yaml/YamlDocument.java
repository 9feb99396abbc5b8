package org.fedai.kubefate.chart.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;

/** A parsed YAML document with the lines of its keys and elements, for messages. */
public final class YamlDocument {
    private final @Nullable Node root;
    private final @Nullable Object value;

    private YamlDocument(@Nullable Node root, @Nullable Object value) {
        this.root = root;
        this.value = value;
    }

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
        return new YamlDocument(root, root == null ? null : new Decoder(source).decode(root));
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
