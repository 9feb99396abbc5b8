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
 * Keeps back ailments until they have lasted as long as their reason asks for. Counts from when they were first seen here, since the clocks
 * of others may be wrong. For one thread.
 */
final class Patience {
    private final Clock clock;
    private final Map<Symptom, Instant> since = new HashMap<>();

    private record Symptom(
            Reason reason, ObjectKey object, @Nullable String container) {
        static Symptom of(Ailment ailment) {
            return new Symptom(ailment.reason(), ailment.object(), ailment.container());
        }
    }

    Patience(Clock clock) {
        this.clock = clock;
    }

    /** Takes note of all ailments there are at the moment; those not among them are over. */
    void note(Collection<Ailment> all) {
        Instant now = clock.instant();
        Set<Symptom> present = new HashSet<>();
        for (Ailment ailment : all) {
            present.add(Symptom.of(ailment));
        }
        since.keySet().retainAll(present);
        present.forEach(symptom -> since.putIfAbsent(symptom, now));
    }

    /** Those among the noted ones that have lasted long enough. */
    List<Ailment> worthTelling(List<Ailment> ailments) {
        Instant now = clock.instant();
        return ailments.stream()
                .filter(ailment -> !due(Symptom.of(ailment), now).isAfter(now))
                .toList();
    }

    /** How long until the next of the noted ailments is worth telling; empty when none is held back. */
    Optional<Duration> next() {
        Instant now = clock.instant();
        return since.keySet().stream()
                .map(symptom -> due(symptom, now))
                .filter(due -> due.isAfter(now))
                .min(Instant::compareTo)
                .map(due -> Duration.between(now, due));
    }

    private Instant due(Symptom symptom, Instant now) {
        return since.getOrDefault(symptom, now).plus(symptom.reason().patience());
    }
}
