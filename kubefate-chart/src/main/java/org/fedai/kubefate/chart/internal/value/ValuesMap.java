package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map as {@code chartutil.Values}, which Helm 3 passes to templates, or {@code common.Values} in Helm 4; changes of
 * one are visible in the other.
 */
public final class ValuesMap extends AbstractMap<String, @Nullable Object> implements NamedType {
    /** The name of the type in Helm 3. */
    public static final String CHARTUTIL = "chartutil.Values";

    /** The name of the type in Helm 4. */
    public static final String COMMON = "common.Values";

    private final String typeName;
    private final Map<String, @Nullable Object> map;

    public ValuesMap(String typeName, Map<String, @Nullable Object> map) {
        this.typeName = typeName;
        this.map = map;
    }

    /** Another map of the same type. */
    public ValuesMap of(Map<String, @Nullable Object> other) {
        return new ValuesMap(typeName, other);
    }

    /** The same map without the name of its type. */
    public Map<String, @Nullable Object> asMap() {
        return map;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return map.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return map.containsKey(key);
    }

    @Override
    public @Nullable Object put(String key, @Nullable Object value) {
        return map.put(key, value);
    }

    @Override
    public @Nullable Object remove(@Nullable Object key) {
        return map.remove(key);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return map.entrySet();
    }
}
