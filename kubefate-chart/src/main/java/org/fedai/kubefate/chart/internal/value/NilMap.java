package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A nil {@code map[string]interface{}}: empty, not modifiable, and {@code null} in JSON and YAML. */
public final class NilMap extends AbstractMap<String, @Nullable Object> {
    public static final NilMap INSTANCE = new NilMap();

    private NilMap() {}

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return Set.of();
    }
}
