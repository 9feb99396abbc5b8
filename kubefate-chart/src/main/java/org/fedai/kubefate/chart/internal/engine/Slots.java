package org.fedai.kubefate.chart.internal.engine;

import java.util.HashMap;
import java.util.Map;

/** Where the variables of one template are kept while it runs; {@code $} comes first. */
final class Slots {
    private final Map<String, Integer> indexes = new HashMap<>(Map.of("$", 0));

    int index(String variable) {
        return indexes.computeIfAbsent(variable, name -> indexes.size());
    }

    int size() {
        return indexes.size();
    }
}
