package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sicknesses that a simulated node does not have by itself: the node leaves the pod alone, and its status is written here instead. */
@OnEveryKubernetes
class SickPodsTest {
    /** Generous, for a machine under load: what is measured is that it is told at all without anything else happening. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final Workloads workloads;
    private final Heard heard = new Heard();
    private String namespace = "";

    SickPodsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
        this.workloads = new Workloads(new SharedWatches(api), new LogExcerpts(api), Clock.systemUTC());
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void a_missing_secret_is_told_by_its_name() throws InterruptedException {
        Pod pod = pendingPod();

        become(pod, containers("Pending", waiting("CreateContainerConfigError", "secret \"mysql-account\" not found")));

        Ailment ailment = hear(Reason.CONFIG_MISSING);
        assertThat(ailment.container()).isEqualTo("sick");
        assertThat(ailment.sentence())
                .contains("Pod " + namespace + "/" + pod.getMetadata().getName())
                .contains("secret \"mysql-account\" not found; create it, or correct the name");
    }

    @Test
    void a_failing_init_container_is_told_with_its_exit_code() throws InterruptedException {
        Pod pod = pendingPod();
        ContainerStatus init = new ContainerStatusBuilder(waiting("CrashLoopBackOff", "back-off 10s restarting"))
                .withName("wait-for-mysql")
                .withRestartCount(3)
                .withLastState(new ContainerStateBuilder()
                        .withNewTerminated()
                        .withExitCode(2)
                        .withMessage("no address for mysql")
                        .endTerminated()
                        .build())
                .build();

        become(
                pod,
                new PodStatusBuilder(containers("Pending", waiting("PodInitializing", "")))
                        .withInitContainerStatuses(init)
                        .build());

        Ailment ailment = hear(Reason.INIT_CONTAINER_FAILING);
        assertThat(ailment.container()).isEqualTo("wait-for-mysql");
        assertThat(ailment.detail()).isEqualTo("restarted 3 times, exit code 2, last lines: no address for mysql");
    }

    @Test
    void a_failing_probe_is_told_in_the_words_of_the_kubelet() throws InterruptedException {
        Pod pod = pendingPod();
        become(
                pod,
                containers(
                        "Running",
                        container()
                                .withStarted(true)
                                .withNewState()
                                .withNewRunning()
                                .endRunning()
                                .endState()
                                .build()));

        warn(pod, "Unhealthy", "Readiness probe failed: connection refused");

        Ailment ailment = hear(Reason.PROBE_FAILING);
        assertThat(ailment.detail()).isEqualTo("Readiness probe failed: connection refused");
        assertThat(ailment.sentence()).endsWith("if it is only slow to start, give the probe more time");
    }

    @Test
    void a_node_that_does_not_answer_is_told() throws InterruptedException {
        Pod pod = pendingPod();

        PodStatus lost = containers("Running", container().build());
        lost.getConditions()
                .add(new PodConditionBuilder()
                        .withType("Ready")
                        .withStatus("Unknown")
                        .withReason("NodeStatusUnknown")
                        .withMessage("Kubelet stopped posting node status.")
                        .build());
        become(pod, lost);

        assertThat(hear(Reason.NODE_LOST).sentence()).contains("Kubelet stopped posting node status.; check the node");
    }

    @Test
    void an_eviction_is_told_with_what_the_node_lacked() throws InterruptedException {
        Pod pod = pendingPod();

        PodStatus evicted = containers("Failed");
        evicted.setReason("Evicted");
        evicted.setMessage("The node was low on resource: memory.");
        become(pod, evicted);

        assertThat(hear(Reason.EVICTED).detail()).isEqualTo("The node was low on resource: memory.");
    }

    @Test
    void pods_that_kubernetes_refuses_are_told_with_its_words() throws InterruptedException {
        ManifestObject deployment = deployment("serviceAccountName: nobody");
        objects.apply(deployment, namespace);

        Ailment ailment = hear(Reason.POD_REFUSED);
        assertThat(ailment.object().kind()).isEqualTo("Deployment");
        assertThat(ailment.detail()).contains("serviceaccount \"nobody\" not found");
    }

    private static ManifestObject deployment(String more) {
        return org.fedai.kubefate.server.kubernetes.Objects.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: sick}
                spec:
                  selector: {matchLabels: {app: sick}}
                  template:
                    metadata:
                      labels: {app: sick}
                      annotations: {fake-kubelet/behavior: pending}
                    spec:
                      containers: [{name: sick, image: busybox}]
                      %s
                """.formatted(more));
    }

    /** On a node, which does nothing with it. */
    private Pod pendingPod() {
        objects.apply(deployment("restartPolicy: Always"), namespace);
        return Objects.requireNonNull(kubernetes
                .client()
                .pods()
                .inNamespace(namespace)
                .withLabel("app", "sick")
                .waitUntilCondition(SickPodsTest::isScheduled, SOON.toSeconds(), TimeUnit.SECONDS));
    }

    /** As the scheduler's last word: nobody else writes to the pod afterwards. */
    private static boolean isScheduled(@Nullable Pod pod) {
        return pod != null
                && pod.getSpec().getNodeName() != null
                && Pods.condition(pod, "PodScheduled")
                        .map(condition -> "True".equals(condition.getStatus()))
                        .orElse(false);
    }

    private void become(Pod pod, PodStatus status) {
        kubernetes
                .client()
                .pods()
                .inNamespace(namespace)
                .withName(pod.getMetadata().getName())
                .editStatus(current -> {
                    current.setStatus(status);
                    return current;
                });
    }

    private void warn(Pod pod, String reason, String message) {
        kubernetes
                .client()
                .v1()
                .events()
                .inNamespace(namespace)
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withName("probe")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withNewInvolvedObject()
                        .withKind("Pod")
                        .withApiVersion("v1")
                        .withNamespace(namespace)
                        .withName(pod.getMetadata().getName())
                        .withUid(pod.getMetadata().getUid())
                        .withFieldPath("spec.containers{sick}")
                        .endInvolvedObject()
                        .build())
                .create();
    }

    private Ailment hear(Reason reason) throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "sick");
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            Ailment found = heard
                    .await(status -> status.ailments().stream().anyMatch(ailment -> ailment.reason() == reason), SOON)
                    .ailments()
                    .stream()
                    .filter(ailment -> ailment.reason() == reason)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.sentence()).endsWith("; " + reason.advice());
            assertThat(watching.await(Duration.ZERO)).isFalse();
            return found;
        }
    }

    private static PodStatus containers(String phase, ContainerStatus... statuses) {
        return new PodStatusBuilder()
                .withPhase(phase)
                .withContainerStatuses(statuses)
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("True")
                .endCondition()
                .build();
    }

    private static ContainerStatus waiting(String reason, String message) {
        return container()
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .endState()
                .build();
    }

    private static ContainerStatusBuilder container() {
        return new ContainerStatusBuilder()
                .withName("sick")
                .withImage("busybox")
                .withImageID("")
                .withReady(false)
                .withRestartCount(0);
    }
}
