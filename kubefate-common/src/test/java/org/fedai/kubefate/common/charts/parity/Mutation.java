package org.fedai.kubefate.common.charts.parity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.yaml that differs from its base in a single key.
 *
 * @param key its path, such as {@code osx.type}
 * @param value null when the key is left empty
 */
record Mutation(Base base, String key, @Nullable Object value) {
    Map<String, @Nullable Object> document() {
        return base.with(key, value);
    }

    @Override
    public String toString() {
        return base.name() + ", " + key + ": " + value;
    }
}
