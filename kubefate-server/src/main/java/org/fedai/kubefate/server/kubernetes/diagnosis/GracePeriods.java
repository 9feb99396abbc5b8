package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Holds back problems until they have lasted for the grace period of their reason. Measures from when a problem was
 * first observed here, because the clocks of other machines may differ. Not thread-safe.
 */
final class GracePeriods {
    private final Clock clock;
    private final Map<Key, Instant> since = new HashMap<>();

    private record Key(
            Reason reason, ObjectKey object, @Nullable String container) {
        static Key of(WorkloadProblem problem) {
            return new Key(problem.reason(), problem.object(), problem.container());
        }
    }

    GracePeriods(Clock clock) {
        this.clock = clock;
    }

    /** Records the current problems and forgets all others. */
    void observe(Collection<WorkloadProblem> all) {
        Instant now = clock.instant();
        Set<Key> present = new HashSet<>();
        for (WorkloadProblem problem : all) {
            present.add(Key.of(problem));
        }
        since.keySet().retainAll(present);
        present.forEach(key -> since.putIfAbsent(key, now));
    }

    /** The problems whose grace period is over. */
    List<WorkloadProblem> due(List<WorkloadProblem> problems) {
        Instant now = clock.instant();
        return problems.stream()
                .filter(problem -> !due(Key.of(problem), now).isAfter(now))
                .toList();
    }

    /** The time until the grace period of the next problem is over; empty if none is held back. */
    Optional<Duration> untilNextDue() {
        Instant now = clock.instant();
        return since.keySet().stream()
                .map(key -> due(key, now))
                .filter(due -> due.isAfter(now))
                .min(Instant::compareTo)
                .map(due -> Duration.between(now, due));
    }

    private Instant due(Key key, Instant now) {
        return since.getOrDefault(key, now).plus(key.reason().gracePeriod());
    }
}
