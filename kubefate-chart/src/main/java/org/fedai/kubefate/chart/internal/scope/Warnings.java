package org.fedai.kubefate.chart.internal.scope;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sentences about values that do not fit together, each once, however often the values are joined. */
final class Warnings {
    /** More are not read by anybody. */
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
