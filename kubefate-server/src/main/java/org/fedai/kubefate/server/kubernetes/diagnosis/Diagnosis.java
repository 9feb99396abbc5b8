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
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.jspecify.annotations.Nullable;

/** Finds out what is wrong with a workload that is not available. */
final class Diagnosis {
    private static final int MOST = 5;

    private final View view;
    private final PodDiagnosis pods;

    Diagnosis(View view, LogExcerpts logs) {
        this.view = view;
        this.pods = new PodDiagnosis(view, logs);
    }

    /** All that is wrong, that of the workload itself first; the same with several pods is told once. */
    List<Ailment> of(HasMetadata workload, Availability availability) {
        List<Ailment> found = new ArrayList<>();
        List<Pod> members = view.podsOf(workload);
        itself(workload).ifPresent(found::add);
        if (members.size() < availability.desired() && !(workload instanceof Pod)) {
            refused(workload).ifPresent(found::add);
        }
        members.stream().flatMap(pods::of).forEach(found::add);
        List<Ailment> distinct = new ArrayList<>();
        for (Ailment ailment : found) {
            if (distinct.size() < MOST && distinct.stream().noneMatch(there -> isSame(there, ailment))) {
                distinct.add(ailment);
            }
        }
        return distinct;
    }

    private static boolean isSame(Ailment one, Ailment other) {
        return one.reason() == other.reason() && Objects.equals(one.container(), other.container());
    }

    private Optional<Ailment> itself(HasMetadata workload) {
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
                    .map(condition -> new Ailment(
                            Reason.JOB_FAILED, key, null, text(condition.getMessage(), condition.getReason())));
        }
        return Optional.empty();
    }

    private static Stream<Ailment> of(
            ObjectKey key, String type, String status, @Nullable String reason, @Nullable String message) {
        if (type.equals("ReplicaFailure") && "True".equals(status)) {
            return Stream.of(creation(key, text(message, reason)));
        }
        return type.equals("Progressing") && "ProgressDeadlineExceeded".equals(reason)
                ? Stream.of(new Ailment(Reason.DEADLINE, key, null, text(message, reason)))
                : Stream.of();
    }

    /** Pods that are missing because they are not let in: for all but Deployments only events tell. */
    private Optional<Ailment> refused(HasMetadata workload) {
        HasMetadata creator = workload instanceof Deployment deployment
                ? view.newest(deployment).map(HasMetadata.class::cast).orElse(deployment)
                : workload;
        return view.warningsOf(creator).stream()
                .filter(event -> "FailedCreate".equals(event.getReason()))
                .findFirst()
                .map(Event::getMessage)
                .map(message -> creation(Pods.key(workload), text(message, "FailedCreate")));
    }

    private static Ailment creation(ObjectKey key, String message) {
        boolean quota = message.contains("exceeded quota") || message.contains("failed quota");
        return new Ailment(quota ? Reason.QUOTA_EXCEEDED : Reason.POD_REFUSED, key, null, message);
    }

    static String text(@Nullable String message, @Nullable String otherwise) {
        if (message != null && !message.isBlank()) {
            return message.strip();
        }
        return otherwise == null ? "" : otherwise;
    }
}
