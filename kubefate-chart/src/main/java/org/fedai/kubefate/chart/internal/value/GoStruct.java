package org.fedai.kubefate.chart.internal.value;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A struct: its fields are fixed, and asking for another one is an error. */
public interface GoStruct extends WithMethods {
    /** What {@code %T} prints; a star in front says it is a pointer: {@code *semver.Version}. */
    String typeName();

    /** The exported fields in the order of their declaration. */
    SequencedMap<String, @Nullable Object> fields();

    /** What encoding/json makes of it: the fields by the names they have there, without those that are left out when empty. */
    default SequencedMap<String, @Nullable Object> json() {
        return fields();
    }

    @Override
    default @Nullable Method method(String name) {
        return null;
    }

    /** What Go's {@code String()} gives, by which it is printed; null when the type has no such method. */
    default @Nullable String string() {
        return null;
    }

    /** Whether it is a pointer to a struct. */
    default boolean isPointer() {
        return typeName().startsWith("*");
    }
}
