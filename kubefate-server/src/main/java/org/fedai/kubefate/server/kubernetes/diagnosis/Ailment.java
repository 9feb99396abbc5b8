package org.fedai.kubefate.server.kubernetes.diagnosis;

import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a workload.
 *
 * @param object the pod, claim or workload that is ill
 * @param container null when it concerns the whole object
 * @param detail what Kubernetes or the container itself says, such as the scheduler's message or the last lines of the log; may be empty
 */
public record Ailment(
        Reason reason, ObjectKey object, @Nullable String container, String detail) {
    /** The same, with another detail: one without secrets. */
    public Ailment with(String otherDetail) {
        return new Ailment(reason, object, container, otherDetail);
    }

    /** For the operator: {@code Pod fate-9999/mysql-0, container mysql: image cannot be pulled: DETAIL; check ...}. */
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
