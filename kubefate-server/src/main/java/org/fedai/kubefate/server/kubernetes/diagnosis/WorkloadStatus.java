package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.util.List;
import org.fedai.kubefate.chart.manifest.ObjectKey;

/**
 * The status of a workload.
 *
 * @param text the status word that existing clients expect: {@code Available}, {@code Progressing}, {@code
 *     ReplicaFailure}, {@code Undefined}; for a Job {@code Complete} or {@code Failed}
 * @param ready how many of its pods are up to date and ready; for a Job, how many have succeeded
 * @param desired the desired number of pods
 * @param problems why it is not available; empty if there are no problems
 */
public record WorkloadStatus(
        ObjectKey key, Phase phase, String text, int ready, int desired, List<WorkloadProblem> problems) {
    /** The phase of a workload. */
    public enum Phase {
        /** It does not exist. */
        MISSING,
        PROGRESSING,
        AVAILABLE,
        /** It will not become available without intervention, such as a failed Job. */
        FAILED
    }

    public WorkloadStatus {
        problems = List.copyOf(problems);
    }

    public boolean isAvailable() {
        return phase == Phase.AVAILABLE;
    }

    /** The same status with other problems. */
    public WorkloadStatus withProblems(List<WorkloadProblem> others) {
        return new WorkloadStatus(key, phase, text, ready, desired, others);
    }
}
