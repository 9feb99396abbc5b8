package org.fedai.kubefate.server.kubernetes.diagnosis;

import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A problem that keeps a workload from becoming ready.
 *
 * @param object the pod, claim or workload that has the problem
 * @param container null if it concerns the whole object
 * @param detail the message of Kubernetes or of the container, such as the scheduler's message or the last lines of the
 *     log; may be empty
 */
public record WorkloadProblem(
        Reason reason, ObjectKey object, @Nullable String container, String detail) {
    /** The same problem with another detail, such as one without secrets. */
    public WorkloadProblem withDetail(String otherDetail) {
        return new WorkloadProblem(reason, object, container, otherDetail);
    }

    /**
     * The message for the operator: {@code Pod fate-9999/mysql-0, container mysql: image cannot be pulled: DETAIL;
     * check ...}.
     */
    public String sentence() {
        StringBuilder text = new StringBuilder(object.toString());
        if (container != null) {
            text.append(", container ").append(container);
        }
        text.append(": ").append(reason.sentence());
        if (!detail.isBlank()) {
            text.append(": ").append(detail);
        }
        return text.append("; ").append(reason.advice()).toString();
    }
}
