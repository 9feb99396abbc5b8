package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A nil slice: empty, not modifiable, and {@code null} in JSON and YAML. */
public final class NilList extends AbstractList<@Nullable Object> implements NamedType {
    /** A nil {@code []interface{}}. */
    public static final NilList OF_ANYTHING = of("interface {}");

    /** A nil {@code []string}. */
    public static final NilList OF_STRINGS = of("string");

    private final String typeName;

    private NilList(String typeName) {
        this.typeName = typeName;
    }

    /**
     * @param elementType as {@code %T} prints it
     */
    public static NilList of(String elementType) {
        return new NilList("[]" + elementType);
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public @Nullable Object get(int index) {
        return Objects.checkIndex(index, 0);
    }

    @Override
    public int size() {
        return 0;
    }
}
