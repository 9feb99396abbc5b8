package org.fedai.kubefate.common.charts.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Holds what a chart makes of many small cluster.yaml files against what the Go project's chart makes of them. */
final class KeyComparison {
    private final Pair pair;
    private final List<ListedDifference> byObject;
    private final List<ListedDifference> byKey;
    private final Set<ListedDifference> seen = new LinkedHashSet<>();
    private final List<String> unlisted = new ArrayList<>();
    private final Set<String> effectiveThere = new TreeSet<>();
    private final Set<String> effectiveHere = new TreeSet<>();
    private final ParityReport report = new ParityReport();

    KeyComparison(Pair pair) {
        this.pair = pair;
        byObject = ListedDifference.byObject(pair.ours());
        byKey = ListedDifference.byKey(pair.ours());
    }

    /** What both charts make of one cluster.yaml. */
    record Outcome(
            Map<String, Map<String, String>> there,
            Map<String, Map<String, String>> here,
            List<Difference> differences) {}

    /**
     * @param row that of the report
     * @return empty when the Go project's chart makes nothing of it but an error
     */
    Optional<Outcome> add(Base base, String row) {
        Optional<Outcome> outcome = outcome(base.document());
        count(row, outcome);
        outcome.ifPresent(both -> note(base.name(), base.keys(), both.differences()));
        return outcome;
    }

    void addAll(Base base, List<Mutation> mutations) {
        Optional<Outcome> before = add(base, base.name());
        List<Optional<Outcome>> outcomes = mutations.parallelStream()
                .map(mutation -> outcome(mutation.document()))
                .toList();
        for (int i = 0; i < outcomes.size(); i++) {
            Mutation mutation = mutations.get(i);
            count(base.name(), outcomes.get(i));
            outcomes.get(i).ifPresent(after -> noteChange(mutation, before, after));
        }
    }

    private void count(String row, Optional<Outcome> outcome) {
        outcome.ifPresentOrElse(
                both -> report.add(row, both.there(), both.here(), both.differences()), () -> report.addRefused(row));
    }

    /** What differed before, too, is not due to the key. */
    private void noteChange(Mutation mutation, Optional<Outcome> before, Outcome after) {
        List<Difference> differences = new ArrayList<>(after.differences());
        before.map(Outcome::differences).ifPresent(differences::removeAll);
        note(mutation.toString(), Set.of(mutation.key()), differences);
        before.ifPresent(outcome -> noteEffect(mutation.key(), outcome, after));
    }

    private Optional<Outcome> outcome(Map<String, @Nullable Object> document) {
        String clusterYaml = Yaml.write(document);
        var here = pair.here(clusterYaml);
        return pair.thereIfAny(clusterYaml).map(there -> new Outcome(there, here, Difference.between(there, here)));
    }

    /** @param keys those that may be the reason */
    private void note(String input, Set<String> keys, List<Difference> differences) {
        for (Difference difference : differences) {
            if (byObject.stream().anyMatch(row -> row.covers(difference))) {
                continue;
            }
            List<ListedDifference> rows = byKey.stream()
                    .filter(row -> keys.stream().anyMatch(key -> row.covers(key, difference)))
                    .toList();
            seen.addAll(rows);
            if (rows.isEmpty()) {
                unlisted.add(input + ": " + difference);
            }
        }
    }

    private void noteEffect(String key, Outcome before, Outcome after) {
        if (!before.there().equals(after.there())) {
            effectiveThere.add(key);
        }
        if (!before.here().equals(after.here())) {
            effectiveHere.add(key);
        }
    }

    ParityReport report() {
        return report;
    }

    void check() {
        assertThat(unlisted).as("differences that DIFFERENCES.md does not list").isEmpty();
    }

    /** Also that each row by key differs somewhere, and that no key has become one without effect. */
    void checkAll() {
        check();
        assertThat(byKey).as("listed, but equal").allMatch(seen::contains);
        assertThat(effectiveThere)
                .as("keys that do something there and nothing here")
                .filteredOn(key -> byKey.stream().noneMatch(row -> row.names(key)))
                .isSubsetOf(effectiveHere);
    }
}
