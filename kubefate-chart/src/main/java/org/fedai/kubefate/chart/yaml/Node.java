package org.fedai.kubefate.chart.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of YAML text, before the types of scalars and the values of aliases are resolved. */
sealed interface Node {
    /** Where it starts, counted from 1. */
    int line();

    /**
     * @param implicit whether the type is derived from the text: plain and without a tag, or with the tag {@code !}
     */
    record Scalar(int line, @Nullable String tag, String text, boolean implicit) implements Node {}

    record Sequence(int line, List<Node> items) implements Node {}

    record Mapping(int line, List<Entry> entries) implements Node {}

    /** A reference to an anchor. A node may contain an alias of itself, so equality is identity. */
    final class Alias implements Node {
        private final int line;
        private final String name;
        private final Node target;

        Alias(int line, String name, Node target) {
            this.line = line;
            this.name = name;
            this.target = target;
        }

        @Override
        public int line() {
            return line;
        }

        String name() {
            return name;
        }

        Node target() {
            return target;
        }
    }

    record Entry(Node key, Node value) {
        boolean isMerge() {
            return key instanceof Scalar scalar
                    && scalar.text().equals("<<")
                    && (scalar.implicit() || Tags.MERGE.equals(scalar.tag()));
        }
    }
}
