package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.util.List;
import org.fedai.kubefate.chart.manifest.ObjectKey;

/**
 * How far a workload has come up.
 *
 * @param text the word existing clients know: {@code Available}, {@code Progressing}, {@code ReplicaFailure}, {@code Undefined}; for a
 *     Job {@code Complete} or {@code Failed}
 * @param ready how many of its pods are up to date and ready; for a Job how many succeeded
 * @param desired how many there should be
 * @param ailments why it does not get on; empty while all is well
 */
public record WorkloadStatus(ObjectKey key, Phase phase, String text, int ready, int desired, List<Ailment> ailments) {
    /** Where a workload stands. */
    public enum Phase {
        PROGRESSING,
        AVAILABLE,
        /** It will not come up by itself any more: a Job that gave up, a Deployment past its progress deadline. */
        FAILED
    }

    public WorkloadStatus {
        ailments = List.copyOf(ailments);
    }

    public boolean isAvailable() {
        return phase == Phase.AVAILABLE;
    }

    /** The same, ailing from something else. */
    public WorkloadStatus with(List<Ailment> others) {
        return new WorkloadStatus(key, phase, text, ready, desired, others);
    }
}
