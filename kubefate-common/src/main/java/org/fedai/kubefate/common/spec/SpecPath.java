package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;

/** Places in a cluster.yaml: keys of maps, and numbers of list elements counted from 0. */
final class SpecPath {
    private SpecPath() {}

    static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** Keys apart by dots, list elements as {@code [0]}. */
    static String dotted(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }
}
