package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.YamlDocument.PlainScalar;
import org.jspecify.annotations.Nullable;

/** The whole numbers in a cluster.yaml. */
public final class SpecNumbers {
    private SpecNumbers() {}

    /**
     * A whole number that has no quotes.
     *
     * @param steps keys of maps, and numbers of list elements counted from 0
     * @param line counted from 1
     */
    public record Whole(List<Object> steps, int line, long value) {
        /** Keys apart by dots, list elements as {@code [0]}. */
        public String path() {
            return SpecPath.dotted(steps);
        }
    }

    /** The numbers from a magnitude on, in the order of the text. */
    public static List<Whole> from(long magnitude, ClusterSpec spec) {
        List<Whole> numbers = new ArrayList<>();
        for (PlainScalar scalar : spec.yaml().plainScalars()) {
            if (!scalar.key() && scalar.value() instanceof Long number && Math.abs(number) >= magnitude) {
                numbers.add(new Whole(scalar.path(), scalar.line(), number));
            }
        }
        return numbers;
    }

    /** The content of a cluster.yaml in which some numbers have quotes. */
    public static Map<String, @Nullable Object> quoted(ClusterSpec spec, List<Whole> numbers) {
        Object document = spec.document();
        for (Whole number : numbers) {
            document = quoted(document, number.steps());
        }
        return map(document);
    }

    /** A copy in which one value is text; the rest is shared. */
    private static Object quoted(Object document, List<Object> path) {
        if (path.isEmpty()) {
            return document.toString();
        }
        List<Object> rest = path.subList(1, path.size());
        if (document instanceof List<?> list && path.getFirst() instanceof Integer index) {
            List<Object> copy = new ArrayList<>(list);
            copy.set(index, quoted(copy.get(index), rest));
            return copy;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(map(document));
        copy.computeIfPresent(path.getFirst().toString(), (key, value) -> quoted(value, rest));
        return copy;
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    private static Map<String, @Nullable Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
