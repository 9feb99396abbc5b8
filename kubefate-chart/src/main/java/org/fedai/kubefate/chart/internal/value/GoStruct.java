package org.fedai.kubefate.chart.internal.value;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A struct: its fields are fixed, and accessing any other is an error. */
public interface GoStruct extends WithMethods {
    /** What {@code %T} prints; a leading star denotes a pointer: {@code *semver.Version}. */
    String typeName();

    /** The exported fields in the order of their declaration. */
    SequencedMap<String, @Nullable Object> fields();

    /** Its form in encoding/json: the fields by their JSON names, without those omitted when empty. */
    default SequencedMap<String, @Nullable Object> json() {
        return fields();
    }

    @Override
    default @Nullable Method method(String name) {
        return null;
    }

    /** The result of Go's {@code String()}, used for printing; null if the type has no such method. */
    default @Nullable String string() {
        return null;
    }

    /** Whether it is a pointer to a struct. */
    default boolean isPointer() {
        return typeName().startsWith("*");
    }
}
