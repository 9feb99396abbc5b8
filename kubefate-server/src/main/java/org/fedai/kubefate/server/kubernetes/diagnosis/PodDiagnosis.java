package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.fedai.kubefate.server.kubernetes.diagnosis.Diagnosis.text;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.watch.Pods;

/** Diagnoses a pod: scheduling, startup and termination. */
final class PodDiagnosis {
    private final NamespaceSnapshot view;
    private final ContainerDiagnosis containers;

    PodDiagnosis(NamespaceSnapshot view, LogExcerpts logs) {
        this.view = view;
        this.containers = new ContainerDiagnosis(view, logs);
    }

    Stream<WorkloadProblem> of(Pod pod) {
        ObjectKey key = Pods.key(pod);
        String phase = Pods.phase(pod);
        if (phase.equals("Succeeded") || Pods.isReady(pod)) {
            return Stream.of();
        }
        if (phase.equals("Failed")) {
            return Stream.of(failed(pod, key));
        }
        Optional<PodCondition> scheduled = Pods.condition(pod, "PodScheduled");
        if (scheduled.isPresent() && "False".equals(scheduled.get().getStatus())) {
            return Stream.of(unschedulable(pod, key, scheduled.get()));
        }
        Optional<PodCondition> ready = Pods.condition(pod, "Ready");
        if (ready.isPresent() && "Unknown".equals(ready.get().getStatus())) {
            String node = "node " + pod.getSpec().getNodeName();
            return Stream.of(new WorkloadProblem(
                    Reason.NODE_LOST, key, null, text(ready.get().getMessage(), node)));
        }
        return waiting(pod, key);
    }

    private Stream<WorkloadProblem> waiting(Pod pod, ObjectKey key) {
        List<ContainerStatus> statuses = Stream.concat(Pods.initContainers(pod).stream(), Pods.containers(pod).stream())
                .toList();
        if (statuses.isEmpty()) {
            return pod.getSpec().getNodeName() == null
                    ? Stream.of()
                    : Stream.of(new WorkloadProblem(
                            Reason.NOT_STARTED,
                            key,
                            null,
                            "node " + pod.getSpec().getNodeName()));
        }
        List<WorkloadProblem> found = containers.of(pod, key).toList();
        return found.isEmpty() ? notStarted(pod, key).stream() : found.stream();
    }

    private WorkloadProblem failed(Pod pod, ObjectKey key) {
        String reason =
                pod.getStatus().getReason() == null ? "" : pod.getStatus().getReason();
        String message = text(pod.getStatus().getMessage(), reason);
        return switch (reason) {
            case "Evicted", "Preempting", "Preempted" -> new WorkloadProblem(Reason.EVICTED, key, null, message);
            case "NodeLost", "NodeShutdown", "Terminated" -> new WorkloadProblem(Reason.NODE_LOST, key, null, message);
            default -> new WorkloadProblem(Reason.POD_FAILED, key, null, message.isEmpty() ? exits(pod) : message);
        };
    }

    private String exits(Pod pod) {
        return Stream.concat(Pods.initContainers(pod).stream(), Pods.containers(pod).stream())
                .filter(status -> status.getState() != null && status.getState().getTerminated() != null)
                .filter(status -> status.getState().getTerminated().getExitCode() != 0)
                .map(status -> "container " + status.getName() + " terminated with "
                        + containers.ending(pod, status, status.getState().getTerminated()))
                .findFirst()
                .orElse("");
    }

    /** The problem of an unscheduled pod; if a volume is missing, it is that of the claim. */
    private WorkloadProblem unschedulable(Pod pod, ObjectKey key, PodCondition scheduled) {
        return unboundClaims(pod)
                .findFirst()
                .orElseGet(() -> new WorkloadProblem(
                        Reason.UNSCHEDULABLE, key, null, text(scheduled.getMessage(), scheduled.getReason())));
    }

    private Stream<WorkloadProblem> unboundClaims(Pod pod) {
        if (pod.getSpec().getVolumes() == null) {
            return Stream.of();
        }
        return pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .flatMap(volume -> view.claim(volume.getPersistentVolumeClaim().getClaimName()).stream())
                .filter(claim -> claim.getStatus() == null
                        || !"Bound".equals(claim.getStatus().getPhase()))
                .map(claim -> new WorkloadProblem(Reason.CLAIM_PENDING, Pods.key(claim), null, why(claim)));
    }

    private String why(PersistentVolumeClaim claim) {
        String storageClass = claim.getSpec().getStorageClassName();
        return view.warningsOf(claim).stream()
                .findFirst()
                .map(Event::getMessage)
                .orElse(storageClass == null ? "it does not specify a storage class" : "storage class " + storageClass);
    }

    /** The problem of a scheduled pod none of whose containers has started, as reported by events. */
    private Optional<WorkloadProblem> notStarted(Pod pod, ObjectKey key) {
        return view.warningsOf(pod).stream()
                .flatMap(event -> notStarted(key, event).stream())
                .findFirst();
    }

    private static Optional<WorkloadProblem> notStarted(ObjectKey key, Event event) {
        String message = text(event.getMessage(), event.getReason());
        Reason reason = switch (text(event.getReason(), "")) {
            case "FailedMount", "FailedAttachVolume", "FailedMapVolume" ->
                ContainerDiagnosis.isAboutMissingConfig(message) ? Reason.CONFIG_MISSING : Reason.VOLUME_MOUNT;
            case "FailedCreatePodSandBox", "FailedPodSandBoxStatus", "NetworkNotReady" -> Reason.CONTAINER_CREATION;
            default -> null;
        };
        return Optional.ofNullable(reason).map(found -> new WorkloadProblem(found, key, null, message));
    }
}
