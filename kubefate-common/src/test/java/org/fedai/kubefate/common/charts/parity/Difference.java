package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A field that is not the same in both charts.
 *
 * @param object such as {@code Deployment/osx}
 * @param field its path; {@code (object)} when the object itself is in one chart only
 */
record Difference(
        String object,
        String field,
        @Nullable String theirs,
        @Nullable String ours) {
    static final String WHOLE = "(object)";

    static List<Difference> between(Map<String, Map<String, String>> theirs, Map<String, Map<String, String>> ours) {
        List<Difference> differences = new ArrayList<>();
        for (String object : union(theirs, ours)) {
            Map<String, String> there = theirs.get(object);
            Map<String, String> here = ours.get(object);
            if (there == null || here == null) {
                differences.add(new Difference(object, WHOLE, presence(there), presence(here)));
                continue;
            }
            for (String field : union(there, here)) {
                if (!there.getOrDefault(field, "").equals(here.getOrDefault(field, ""))) {
                    differences.add(new Difference(object, field, there.get(field), here.get(field)));
                }
            }
        }
        return differences;
    }

    private static String presence(@Nullable Object object) {
        return object == null ? "absent" : "present";
    }

    private static Iterable<String> union(Map<String, ?> one, Map<String, ?> other) {
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    @Override
    public String toString() {
        return object + " " + field + ": " + theirs + " -> " + ours;
    }
}
