package org.fedai.kubefate.chart.internal.value;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A slice whose elements are not {@code interface{}}, such as {@code []string}. Not modifiable. */
public final class TypedList extends AbstractList<@Nullable Object> implements RandomAccess {
    private final String typeName;
    private final List<? extends @Nullable Object> elements;

    private TypedList(String typeName, List<? extends @Nullable Object> elements) {
        this.typeName = typeName;
        this.elements = elements;
    }

    /**
     * @param elementType as {@code %T} prints it: {@code string}, {@code uint8}, {@code map[string]interface {}}
     */
    public static TypedList of(String elementType, List<? extends @Nullable Object> elements) {
        return new TypedList("[]" + elementType, elements);
    }

    /** A {@code []string}. */
    public static TypedList ofStrings(List<String> elements) {
        return of("string", elements);
    }

    /** A {@code []byte}; the array must not change any more. */
    public static TypedList ofBytes(byte[] bytes) {
        return of("uint8", new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                return GoInteger.uint8(bytes[index]);
            }

            @Override
            public int size() {
                return bytes.length;
            }
        });
    }

    /** A slice of a named type, such as {@code chartutil.VersionSet}. */
    public static TypedList named(String typeName, List<? extends @Nullable Object> elements) {
        return new TypedList(typeName, elements);
    }

    /** What {@code %T} prints. */
    public String typeName() {
        return typeName;
    }

    /** Whether it is a {@code []byte}. */
    public boolean isBytes() {
        return typeName.equals("[]uint8");
    }

    /** The content of a {@code []byte}. */
    public byte[] toBytes() {
        byte[] bytes = new byte[size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = elements.get(i) instanceof Number n ? n.byteValue() : 0;
        }
        return bytes;
    }

    /** The content of a {@code []byte} as text. */
    public String toText() {
        return Utf8.text(toBytes());
    }

    @Override
    public @Nullable Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
