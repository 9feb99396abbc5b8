package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every text in a cluster.yaml that is not a key. */
public final class SpecTexts {
    private SpecTexts() {}

    /**
     * A text.
     *
     * @param steps keys of maps, and numbers of list elements counted from 0
     */
    public record Text(List<Object> steps, String value) {
        /** Keys apart by dots, list elements as {@code [0]}. */
        public String path() {
            return SpecPath.dotted(steps);
        }

        /** The line of its key or list element, counted from 1. */
        public int line(ClusterSpec spec) {
            return spec.yaml().line(steps.toArray());
        }
    }

    public static List<Text> of(ClusterSpec spec) {
        List<Text> texts = new ArrayList<>();
        collect(spec.document(), List.of(), texts);
        return texts;
    }

    private static void collect(@Nullable Object value, List<Object> path, List<Text> texts) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, below) -> collect(below, SpecPath.append(path, key.toString()), texts));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(list.get(i), SpecPath.append(path, i), texts);
                }
            }
            case String text -> texts.add(new Text(path, text));
            case null -> {}
            default -> {}
        }
    }
}
