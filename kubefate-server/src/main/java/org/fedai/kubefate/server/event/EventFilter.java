package org.fedai.kubefate.server.event;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which events somebody wants.
 *
 * @param clusterUuid null for those of all clusters
 * @param jobUuid null for those of all jobs, and of clusters
 * @param kinds the names of kinds; empty for all
 */
record EventFilter(@Nullable String clusterUuid, @Nullable String jobUuid, Set<String> kinds) {
    boolean matches(StoredEvent event) {
        return (clusterUuid == null || clusterUuid.equals(event.clusterUuid()))
                && (jobUuid == null || jobUuid.equals(event.jobUuid()))
                && (kinds.isEmpty() || kinds.contains(event.kind()));
    }

    /**
     * The kinds in a list with commas.
     *
     * @throws Problem if one is unknown
     */
    static Set<String> kinds(@Nullable String list) {
        Set<String> kinds = new TreeSet<>();
        if (list != null && !list.isBlank()) {
            for (String kind : list.split(",", -1)) {
                kinds.add(kind(kind.strip()));
            }
        }
        return kinds;
    }

    private static String kind(String name) {
        return Arrays.stream(Event.Kind.values())
                .map(Event.Kind::toString)
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("unknown kind of events " + name + "; expected "
                        + Arrays.stream(Event.Kind.values())
                                .map(Event.Kind::toString)
                                .collect(Collectors.joining(", "))));
    }
}
