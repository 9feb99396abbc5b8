package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map as {@code chartutil.Values}, as which Helm hands it to templates; what they change in one is changed in the other. */
public final class ValuesMap extends AbstractMap<String, @Nullable Object> implements NamedType {
    private final Map<String, @Nullable Object> map;

    public ValuesMap(Map<String, @Nullable Object> map) {
        this.map = map;
    }

    public static ValuesMap empty() {
        return new ValuesMap(new LinkedHashMap<>());
    }

    /** The same map without the name of its type. */
    public Map<String, @Nullable Object> asMap() {
        return map;
    }

    @Override
    public String typeName() {
        return "chartutil.Values";
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
