package org.fedai.kubefate.chart.internal.scope;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects warnings about conflicting values, each once, however often the values are merged. */
final class Warnings {
    /** The maximum number of warnings. */
    private static final int MOST = 1000;

    private final Set<String> sentences = new LinkedHashSet<>();

    void add(String sentence) {
        if (sentences.size() < MOST) {
            sentences.add(sentence);
        }
    }

    List<String> list() {
        return List.copyOf(sentences);
    }
}
