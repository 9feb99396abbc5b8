package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.Denial;
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.jspecify.annotations.Nullable;

/** Diagnoses why a workload is not available. */
final class Diagnosis {
    private static final int MAX_PROBLEMS = 5;

    private final NamespaceSnapshot view;
    private final PodDiagnosis pods;

    Diagnosis(NamespaceSnapshot view, LogExcerpts logs) {
        this.view = view;
        this.pods = new PodDiagnosis(view, logs);
    }

    /** All problems, those of the workload itself first; a problem that several pods share is reported once. */
    List<WorkloadProblem> of(HasMetadata workload, Availability availability) {
        List<WorkloadProblem> found = new ArrayList<>();
        List<Pod> members = view.podsOf(workload);
        itself(workload).ifPresent(found::add);
        if (members.size() < availability.desired() && !(workload instanceof Pod)) {
            rejected(workload).ifPresent(found::add);
        }
        members.stream().flatMap(pods::of).forEach(found::add);
        List<WorkloadProblem> distinct = new ArrayList<>();
        for (WorkloadProblem problem : found) {
            if (distinct.size() < MAX_PROBLEMS && distinct.stream().noneMatch(there -> isSame(there, problem))) {
                distinct.add(problem);
            }
        }
        return distinct;
    }

    private static boolean isSame(WorkloadProblem one, WorkloadProblem other) {
        return one.reason() == other.reason() && Objects.equals(one.container(), other.container());
    }

    private Optional<WorkloadProblem> itself(HasMetadata workload) {
        ObjectKey key = Pods.key(workload);
        if (workload instanceof Deployment deployment && deployment.getStatus() != null) {
            return deployment.getStatus().getConditions().stream()
                    .flatMap(condition -> of(
                            key,
                            condition.getType(),
                            condition.getStatus(),
                            condition.getReason(),
                            condition.getMessage()))
                    .findFirst();
        }
        if (workload instanceof Job job && job.getStatus() != null) {
            return job.getStatus().getConditions().stream()
                    .filter(condition -> "Failed".equals(condition.getType()) && "True".equals(condition.getStatus()))
                    .findFirst()
                    .map(condition -> new WorkloadProblem(
                            Reason.JOB_FAILED, key, null, text(condition.getMessage(), condition.getReason())));
        }
        return Optional.empty();
    }

    private static Stream<WorkloadProblem> of(
            ObjectKey key, String type, String status, @Nullable String reason, @Nullable String message) {
        if (type.equals("ReplicaFailure") && "True".equals(status)) {
            return Stream.of(creation(key, text(message, reason)));
        }
        return type.equals("Progressing") && "ProgressDeadlineExceeded".equals(reason)
                ? Stream.of(new WorkloadProblem(Reason.DEADLINE, key, null, text(message, reason)))
                : Stream.of();
    }

    /** The problem of pods that could not be created; except for Deployments, only events report it. */
    private Optional<WorkloadProblem> rejected(HasMetadata workload) {
        HasMetadata creator = workload instanceof Deployment deployment
                ? view.newest(deployment).map(HasMetadata.class::cast).orElse(deployment)
                : workload;
        return view.warningsOf(creator).stream()
                .filter(event -> "FailedCreate".equals(event.getReason()))
                .findFirst()
                .map(Event::getMessage)
                .map(message -> creation(Pods.key(workload), text(message, "FailedCreate")));
    }

    private static WorkloadProblem creation(ObjectKey key, String message) {
        Reason reason = Denial.of(message).map(Diagnosis::reason).orElse(Reason.POD_REJECTED);
        return new WorkloadProblem(reason, key, null, message);
    }

    private static Reason reason(Denial denial) {
        return switch (denial) {
            case QUOTA -> Reason.QUOTA_EXCEEDED;
            case LIMIT_RANGE -> Reason.LIMIT_EXCEEDED;
            case POD_SECURITY -> Reason.INSECURE;
            case WEBHOOK, POLICY -> Reason.DENIED;
        };
    }

    static String text(@Nullable String message, @Nullable String otherwise) {
        if (message != null && !message.isBlank()) {
            return message.strip();
        }
        return otherwise == null ? "" : otherwise;
    }
}
