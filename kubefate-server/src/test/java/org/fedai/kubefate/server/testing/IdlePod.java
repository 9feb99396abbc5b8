package org.fedai.kubefate.server.testing;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.jspecify.annotations.Nullable;

/**
 * The pod with the label {@code app: sick}, which has one container of that name and is ignored by its simulated node, because it is annotated with
 * {@code fake-kubelet/behavior: pending}. The test writes its status.
 */
public final class IdlePod {
    private final KubernetesClient client;
    private final Pod pod;

    private IdlePod(KubernetesClient client, Pod pod) {
        this.client = client;
        this.pod = pod;
    }

    /** Waits until it is scheduled, after which nothing else writes to it. */
    public static IdlePod in(String namespace, KubernetesClient client) {
        Pod pod = client.pods()
                .inNamespace(namespace)
                .withLabel("app", "sick")
                .waitUntilCondition(IdlePod::isScheduled, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        return new IdlePod(client, Objects.requireNonNull(pod));
    }

    private static boolean isScheduled(@Nullable Pod pod) {
        return pod != null
                && pod.getSpec().getNodeName() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("PodScheduled")
                                && condition.getStatus().equals("True"));
    }

    public String name() {
        return pod.getMetadata().getName();
    }

    public void become(PodStatus status) {
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(name())
                .editStatus(current -> {
                    current.setStatus(status);
                    return current;
                });
    }

    /** Records an event of its container, as the kubelet does. */
    public void warn(String reason, String message) {
        String namespace = pod.getMetadata().getNamespace();
        client.v1()
                .events()
                .inNamespace(namespace)
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withName("warning")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withNewInvolvedObject()
                        .withKind("Pod")
                        .withApiVersion("v1")
                        .withNamespace(namespace)
                        .withName(name())
                        .withUid(pod.getMetadata().getUid())
                        .withFieldPath("spec.containers{sick}")
                        .endInvolvedObject()
                        .build())
                .create();
    }

    /** The status of a pod that is scheduled. */
    public static PodStatus status(String phase, ContainerStatus... containers) {
        return new PodStatusBuilder()
                .withPhase(phase)
                .withContainerStatuses(containers)
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .endCondition()
                .build();
    }

    /** A container that is not ready, in no state yet. */
    public static ContainerStatusBuilder container() {
        return new ContainerStatusBuilder()
                .withName("sick")
                .withImage("example/sick:1")
                .withImageID("")
                .withReady(false)
                .withRestartCount(0);
    }

    public static ContainerStatus waiting(String reason, String message) {
        return container()
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .endState()
                .build();
    }

    /** Running, but not ready. */
    public static ContainerStatus running() {
        return container()
                .withStarted(true)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .build();
    }

    /** Waiting to be restarted once more. */
    public static ContainerStatus crashing(int restarts, int exitCode, String lastWords) {
        return new ContainerStatusBuilder(waiting("CrashLoopBackOff", "back-off 10s restarting failed container"))
                .withRestartCount(restarts)
                .withNewLastState()
                .withNewTerminated()
                .withExitCode(exitCode)
                .withMessage(lastWords)
                .endTerminated()
                .endLastState()
                .build();
    }
}
