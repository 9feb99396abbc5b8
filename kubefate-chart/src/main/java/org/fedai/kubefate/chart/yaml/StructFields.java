package org.fedai.kubefate.chart.yaml;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The fields of a struct: where they are written directly they keep their order, in which the keys of a map would be sorted. */
public final class StructFields extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    /** A struct without fields, to which they are added in their order. */
    public StructFields() {}
}
