package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.fedai.kubefate.server.kubernetes.diagnosis.Diagnosis.text;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.jspecify.annotations.Nullable;

/** Diagnoses the containers of a scheduled pod. */
final class ContainerDiagnosis {
    private final NamespaceSnapshot view;
    private final LogExcerpts logs;

    ContainerDiagnosis(NamespaceSnapshot view, LogExcerpts logs) {
        this.view = view;
        this.logs = logs;
    }

    /** The problem of the current init container, or, once all have completed, the problems of the other containers. */
    Stream<WorkloadProblem> of(Pod pod, ObjectKey key) {
        Optional<ContainerStatus> init = Pods.initContainers(pod).stream()
                .filter(status -> !isDone(status))
                .findFirst();
        if (init.isPresent()) {
            return init(pod, key, init.get()).stream();
        }
        return Pods.containers(pod).stream().flatMap(status -> container(pod, key, status).stream());
    }

    static boolean isAboutMissingConfig(String message) {
        return (message.contains("configmap")
                        || message.contains("secret")
                        || message.contains("ConfigMap")
                        || message.contains("Secret"))
                && (message.contains("not found") || message.contains("find key") || message.contains("non-existent"));
    }

    /** Whether the init container has succeeded, or is a sidecar that has started. */
    private static boolean isDone(ContainerStatus status) {
        ContainerStateTerminated end =
                status.getState() == null ? null : status.getState().getTerminated();
        return (end != null && end.getExitCode() == 0) || Boolean.TRUE.equals(status.getStarted());
    }

    private Optional<WorkloadProblem> init(Pod pod, ObjectKey key, ContainerStatus status) {
        if (status.getState() != null && status.getState().getRunning() != null) {
            return Optional.of(new WorkloadProblem(Reason.INIT_CONTAINER_RUNNING, key, status.getName(), ""));
        }
        return container(pod, key, status)
                .map(problem -> problem.reason() == Reason.CRASH_LOOP
                        ? new WorkloadProblem(Reason.INIT_CONTAINER_FAILING, key, status.getName(), problem.detail())
                        : problem);
    }

    private Optional<WorkloadProblem> container(Pod pod, ObjectKey key, ContainerStatus status) {
        if (status.getState() == null || Boolean.TRUE.equals(status.getReady())) {
            return Optional.empty();
        }
        ContainerStateWaiting waiting = status.getState().getWaiting();
        if (waiting != null) {
            return waiting(pod, key, status, text(waiting.getReason(), ""), text(waiting.getMessage(), ""));
        }
        ContainerStateTerminated end = lastEnd(status);
        if (end != null && end.getExitCode() != 0) {
            return Optional.of(crash(pod, key, status, end));
        }
        return status.getState().getRunning() == null ? Optional.empty() : Optional.of(unready(pod, key, status));
    }

    private Optional<WorkloadProblem> waiting(
            Pod pod, ObjectKey key, ContainerStatus status, String reason, String message) {
        Optional<Reason> found = switch (reason) {
            case "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed" -> Optional.of(Reason.IMAGE_PULL);
            case "CreateContainerConfigError" ->
                Optional.of(isAboutMissingConfig(message) ? Reason.CONFIG_MISSING : Reason.CONTAINER_CREATION);
            case "CreateContainerError",
                    "RunContainerError",
                    "StartError",
                    "ContainerCannotRun",
                    "PreCreateHookError",
                    "PreStartHookError",
                    "PostStartHookError" -> Optional.of(Reason.CONTAINER_CREATION);
            case "CrashLoopBackOff" -> Optional.of(Reason.CRASH_LOOP);
            default -> Optional.empty();
        };
        if (found.equals(Optional.of(Reason.CRASH_LOOP))) {
            return Optional.of(crash(pod, key, status, lastEnd(status)));
        }
        String detail = message.isEmpty() ? status.getImage() : message;
        return found.map(problem -> new WorkloadProblem(problem, key, status.getName(), detail));
    }

    private WorkloadProblem crash(
            Pod pod, ObjectKey key, ContainerStatus status, @Nullable ContainerStateTerminated end) {
        if (end != null && "OOMKilled".equals(end.getReason())) {
            return new WorkloadProblem(Reason.OUT_OF_MEMORY, key, status.getName(), restarts(status));
        }
        String restarts = restarts(status);
        return new WorkloadProblem(
                Reason.CRASH_LOOP,
                key,
                status.getName(),
                end == null ? restarts + lastLines(pod, status, "") : restarts + ", " + ending(pod, status, end));
    }

    /** The exit code of a container and the last lines of its log. */
    String ending(Pod pod, ContainerStatus status, ContainerStateTerminated end) {
        return "exit code " + end.getExitCode() + lastLines(pod, status, text(end.getMessage(), ""));
    }

    /** @param said the termination message of the container; if it is empty, the log is read */
    private String lastLines(Pod pod, ContainerStatus status, String said) {
        String lines = said.isEmpty() ? logs.lastLines(pod, status) : said;
        return lines.isEmpty() ? "" : ", last lines: " + lines;
    }

    private WorkloadProblem unready(Pod pod, ObjectKey key, ContainerStatus status) {
        String field = "spec.containers{" + status.getName() + "}";
        return view.warningsOf(pod).stream()
                .filter(event -> "Unhealthy".equals(event.getReason()))
                .filter(event -> field.equals(event.getInvolvedObject().getFieldPath()))
                .findFirst()
                .map(Event::getMessage)
                .map(message -> new WorkloadProblem(Reason.PROBE_FAILING, key, status.getName(), text(message, "")))
                .orElseGet(() -> new WorkloadProblem(Reason.NOT_READY, key, status.getName(), ""));
    }

    private static @Nullable ContainerStateTerminated lastEnd(ContainerStatus status) {
        if (status.getState().getTerminated() != null) {
            return status.getState().getTerminated();
        }
        return status.getLastState() == null ? null : status.getLastState().getTerminated();
    }

    private static String restarts(ContainerStatus status) {
        int count = status.getRestartCount() == null ? 0 : status.getRestartCount();
        return count == 1 ? "restarted once" : "restarted " + count + " times";
    }
}
