package org.fedai.kubefate.server.kubernetes.diagnosis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.fedai.kubefate.sandbox.testing.Eventually;

/** A listener that records statuses and can wait for an expected one. */
public final class StatusRecorder implements Consumer<WorkloadStatus> {
    private final List<WorkloadStatus> all = new CopyOnWriteArrayList<>();

    @Override
    public void accept(WorkloadStatus status) {
        all.add(status);
    }

    List<WorkloadStatus> all() {
        return List.copyOf(all);
    }

    /** Waits for the first status that matches; statuses recorded before count, too. */
    public WorkloadStatus await(Predicate<WorkloadStatus> wanted) {
        return Eventually.until(this::all, statuses -> statuses.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Waits for the first problem of a workload. */
    public WorkloadProblem awaitProblem() {
        return await(status -> !status.problems().isEmpty()).problems().getFirst();
    }
}
