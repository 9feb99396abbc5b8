package org.fedai.kubefate.chart.internal.engine;

import java.util.HashMap;
import java.util.Map;

/** The slots of the variables of a template while it runs; {@code $} is the first. */
final class Slots {
    private final Map<String, Integer> indexes = new HashMap<>(Map.of("$", 0));

    int index(String variable) {
        return indexes.computeIfAbsent(variable, name -> indexes.size());
    }

    int size() {
        return indexes.size();
    }
}
