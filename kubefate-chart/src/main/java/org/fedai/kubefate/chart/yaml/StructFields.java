package org.fedai.kubefate.chart.yaml;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The fields of a struct. They keep their order when they are written, unlike the keys of a map, which are sorted. */
public final class StructFields extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    /** Creates a struct without fields; fields are added in order. */
    public StructFields() {}
}
