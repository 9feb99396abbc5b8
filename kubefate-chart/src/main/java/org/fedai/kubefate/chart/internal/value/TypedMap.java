package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map whose values are not {@code interface{}}, such as {@code map[string]string}: a missing key means the type's zero. Not modifiable. */
public final class TypedMap extends AbstractMap<String, @Nullable Object> {
    private static final TypedMap NIL_OF_STRINGS = new TypedMap("map[string]string", "", Map.of(), true);

    private final String typeName;
    private final @Nullable Object zero;
    private final Map<String, ? extends @Nullable Object> entries;
    private final boolean nil;

    private TypedMap(
            String typeName, @Nullable Object zero, Map<String, ? extends @Nullable Object> entries, boolean nil) {
        this.typeName = typeName;
        this.zero = zero;
        this.entries = entries;
        this.nil = nil;
    }

    /** A {@code map[string]string}. */
    public static TypedMap ofStrings(Map<String, String> entries) {
        return new TypedMap("map[string]string", "", entries, false);
    }

    /** A nil {@code map[string]string}: empty, and {@code null} in JSON and YAML. */
    public static TypedMap nilOfStrings() {
        return NIL_OF_STRINGS;
    }

    /**
     * @param elementType as {@code %T} prints it
     * @param zero the zero value of that type
     */
    public static TypedMap of(
            String elementType, @Nullable Object zero, Map<String, ? extends @Nullable Object> entries) {
        return new TypedMap("map[string]" + elementType, zero, entries, false);
    }

    /** What {@code %T} prints. */
    public String typeName() {
        return typeName;
    }

    /** The value of a missing key. */
    public @Nullable Object zero() {
        return zero;
    }

    /** Whether it is nil, which differs from empty in JSON and YAML. */
    public boolean isNil() {
        return nil;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entries.containsKey(key);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return (Set) entries.entrySet();
    }
}
