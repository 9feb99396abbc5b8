package org.fedai.kubefate.chart.internal.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables in scope at a place of a template. A name may occur more than once. */
final class KnownVariables {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    KnownVariables() {
        add("$");
    }

    void add(String name) {
        names.add(name);
        counts.merge(name, 1, Integer::sum);
    }

    boolean contains(String name) {
        return counts.containsKey(name);
    }

    int size() {
        return names.size();
    }

    /** Removes the variables declared later. */
    void forget(int size) {
        while (names.size() > size) {
            counts.computeIfPresent(names.removeLast(), (name, count) -> count == 1 ? null : count - 1);
        }
    }
}
