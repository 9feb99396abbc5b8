package org.fedai.kubefate.server.release;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.ApplyOutcome;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Applies the deployed revision of a release again. Every step is idempotent. */
@Component
public class Repair {
    private static final int MAX_NAMES = 10;

    private final Apply apply;
    private final HelmJournal helm;

    Repair(Apply apply, HelmJournal helm) {
        this.apply = apply;
        this.helm = helm;
    }

    /**
     * Creates what is missing and resets what was changed, and records what that was.
     *
     * @param recreated whether the namespace was deleted, and the release record of Helm with it
     */
    public void apply(Revision deployed, boolean recreated, ReleaseJob job) throws InterruptedException {
        apply.definitions(deployed, job);
        Map<ObjectKey, ApplyOutcome> outcomes = apply.again(deployed, job);
        if (recreated) {
            helm.restore(deployed, job);
        }
        job.recordOnce("repaired", sentence(outcomes));
    }

    private static String sentence(Map<ObjectKey, ApplyOutcome> outcomes) {
        String created = named(outcomes, ApplyOutcome.CREATED);
        String reset = named(outcomes, ApplyOutcome.CHANGED);
        if (created.isEmpty() && reset.isEmpty()) {
            return "all " + outcomes.size() + " objects are as they were applied";
        }
        return "repaired " + outcomes.size() + " objects"
                + (created.isEmpty() ? "" : "; created again: " + created)
                + (reset.isEmpty() ? "" : "; reset: " + reset);
    }

    private static String named(Map<ObjectKey, ApplyOutcome> outcomes, ApplyOutcome outcome) {
        List<String> names = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() == outcome)
                .map(entry -> entry.getKey().toString())
                .sorted()
                .toList();
        return names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "");
    }
}
