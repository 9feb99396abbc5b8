package org.fedai.kubefate.server.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.manifest.ObjectKey;

/** What the status of a pod says. */
final class Pods {
    private Pods() {}

    static ObjectKey key(HasMetadata object) {
        return new ObjectKey(
                object.getApiVersion(),
                object.getKind(),
                object.getMetadata().getNamespace(),
                object.getMetadata().getName());
    }

    static String phase(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getPhase() == null
                ? "Unknown"
                : pod.getStatus().getPhase();
    }

    static boolean isReady(Pod pod) {
        return condition(pod, "Ready")
                .map(condition -> "True".equals(condition.getStatus()))
                .orElse(false);
    }

    static boolean isLeaving(HasMetadata object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus() == null || pod.getStatus().getConditions() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> type.equals(condition.getType()))
                        .findFirst();
    }

    static List<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
                ? List.of()
                : pod.getStatus().getContainerStatuses();
    }

    static List<ContainerStatus> initContainers(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getInitContainerStatuses() == null
                ? List.of()
                : pod.getStatus().getInitContainerStatuses();
    }
}
