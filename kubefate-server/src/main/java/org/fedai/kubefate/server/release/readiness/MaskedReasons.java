package org.fedai.kubefate.server.release.readiness;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadProblem;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;

/** The reasons why workloads are not available, with the secrets of their release masked. */
public final class MaskedReasons {
    private final SecretMask secrets;

    public MaskedReasons(Collection<Revision> revisions) {
        this.secrets = SecretMask.of(revisions);
    }

    /** All problems with advice; null if there are none. */
    public @Nullable String reason(WorkloadStatus workload) {
        return workload.problems().isEmpty()
                ? null
                : workload.problems().stream().map(this::sentence).collect(Collectors.joining("; "));
    }

    /** The reasons by name of the workload. */
    public Map<String, String> reasons(List<WorkloadStatus> workloads) {
        Map<String, String> reasons = new TreeMap<>();
        for (WorkloadStatus workload : workloads) {
            String reason = reason(workload);
            if (reason != null) {
                reasons.put(workload.key().name(), reason);
            }
        }
        return reasons;
    }

    private String sentence(WorkloadProblem problem) {
        return problem.withDetail(secrets.mask(problem.detail())).sentence();
    }
}
