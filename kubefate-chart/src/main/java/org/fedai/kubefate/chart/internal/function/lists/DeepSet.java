package org.fedai.kubefate.chart.internal.function.lists;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.internal.value.DeepEqual;
import org.jspecify.annotations.Nullable;

/** A set of values, compared deeply; it keeps the first of equal values. */
final class DeepSet {
    private final Set<@Nullable Object> simple = new HashSet<>();
    private final Set<Key> others = new HashSet<>();

    /** Adds a value. @return whether it was not in the set */
    boolean add(@Nullable Object value) {
        return isSimple(value) ? simple.add(value) : others.add(new Key(value));
    }

    boolean contains(@Nullable Object value) {
        return isSimple(value) ? simple.contains(value) : others.contains(new Key(value));
    }

    /** Whether Java's equality is Go's. */
    private static boolean isSimple(@Nullable Object value) {
        return value == null || value instanceof String || value instanceof Long || value instanceof Boolean;
    }

    private record Key(@Nullable Object value) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && DeepEqual.deepEqual(value, key.value);
        }

        @Override
        public int hashCode() {
            return hash(value);
        }

        private static int hash(@Nullable Object value) {
            return switch (value) {
                case null -> 0;
                case Double d -> d == 0 ? 0 : d.hashCode();
                case List<?> list -> list.stream().reduce(1, (hash, e) -> 31 * hash + hash(e), Integer::sum);
                case Map<?, ?> map ->
                    map.entrySet().stream()
                            .mapToInt(e -> e.getKey().hashCode() ^ 31 * hash(e.getValue()))
                            .sum();
                default -> value.hashCode();
            };
        }
    }
}
