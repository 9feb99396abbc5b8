package org.fedai.kubefate.chart.render;

import java.util.List;
import java.util.Random;

/** The kind of value that a generated expression gives, if all goes well. */
enum ValueKind {
    STRING,
    INT,
    FLOAT,
    BOOL,
    LIST,
    MAP,
    ANY;

    private static final List<ValueKind> KINDS = List.of(values());

    static ValueKind any(Random random) {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    /** Any kind but {@link #ANY}. */
    static ValueKind definite(Random random) {
        return KINDS.get(random.nextInt(KINDS.size() - 1));
    }
}
