package org.fedai.kubefate.server.revision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.release.history.RecordedRevision;
import org.jspecify.annotations.Nullable;

/** What changed from one revision to the next, in a line. Names keys, never their values, which may be secret. */
final class WhatChanged {
    /** More keys would not fit on a line. */
    private static final int NAMED = 4;

    private static final Set<String> CHART = Set.of("chartName", "chartVersion");

    private WhatChanged() {}

    /** @param before null for the first revision */
    static String between(@Nullable RecordedRevision before, RecordedRevision after) {
        if (after.rollsBackTo() != null) {
            return "rollback to revision " + after.rollsBackTo();
        }
        if (before == null) {
            return after.number() == 1 ? "install" : "";
        }
        List<String> changes = new ArrayList<>();
        String from = chart(before.spec());
        String to = chart(after.spec());
        if (!from.equals(to)) {
            changes.add("chart " + from + " to " + to);
        }
        Set<String> keys = new TreeSet<>();
        compare("", before.spec().document(), after.spec().document(), keys);
        keys.removeAll(CHART);
        if (!keys.isEmpty()) {
            String more = keys.size() > NAMED ? " and " + (keys.size() - NAMED) + " more" : "";
            changes.add(String.join(", ", keys.stream().limit(NAMED).toList()) + more);
        }
        return changes.isEmpty() ? "cluster.yaml unchanged" : String.join("; ", changes);
    }

    private static String chart(ClusterSpec spec) {
        return spec.chartName() + " " + spec.chartVersion();
    }

    /** Adds the dotted keys whose values differ; of a map that is new or gone, only its own. */
    private static void compare(String prefix, Map<?, ?> before, Map<?, ?> after, Set<String> keys) {
        Set<Object> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (Object key : all) {
            Object one = before.get(key);
            Object other = after.get(key);
            if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
                compare(prefix + key + ".", left, right, keys);
            } else if (!Objects.equals(one, other)) {
                keys.add(prefix + key);
            }
        }
    }
}
