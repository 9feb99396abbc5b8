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
import org.fedai.kubefate.sandbox.testing.Eventually;
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

/** Problems that the simulated node does not simulate: the node ignores the pod, and the test writes its status. */
@OnEveryKubernetes
class PodProblemsTest {
    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final Workloads workloads;
    private final StatusRecorder statuses = new StatusRecorder();
    private String namespace = "";

    PodProblemsTest(KubernetesUnderTest kubernetes) {
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
    void a_missing_secret_is_reported_by_name() throws InterruptedException {
        Pod pod = pendingPod();

        setStatus(
                pod,
                containers("Pending", waiting("CreateContainerConfigError", "secret \"mysql-account\" not found")));

        WorkloadProblem problem = record(Reason.CONFIG_MISSING);
        assertThat(problem.container()).isEqualTo("sick");
        assertThat(problem.sentence())
                .contains("Pod " + namespace + "/" + pod.getMetadata().getName())
                .contains("secret \"mysql-account\" not found; create it, or correct the name");
    }

    @Test
    void a_failing_init_container_is_reported_with_its_exit_code() throws InterruptedException {
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

        setStatus(
                pod,
                new PodStatusBuilder(containers("Pending", waiting("PodInitializing", "")))
                        .withInitContainerStatuses(init)
                        .build());

        WorkloadProblem problem = record(Reason.INIT_CONTAINER_FAILING);
        assertThat(problem.container()).isEqualTo("wait-for-mysql");
        assertThat(problem.detail()).isEqualTo("restarted 3 times, exit code 2, last lines: no address for mysql");
    }

    @Test
    void a_failing_probe_is_reported_with_the_message_of_the_kubelet() throws InterruptedException {
        Pod pod = pendingPod();
        setStatus(
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

        WorkloadProblem problem = record(Reason.PROBE_FAILING);
        assertThat(problem.detail()).isEqualTo("Readiness probe failed: connection refused");
        assertThat(problem.sentence()).endsWith("if it only starts slowly, allow the probe more time");
    }

    @Test
    void a_node_that_does_not_respond_is_reported() throws InterruptedException {
        Pod pod = pendingPod();

        PodStatus lost = containers("Running", container().build());
        lost.getConditions()
                .add(new PodConditionBuilder()
                        .withType("Ready")
                        .withStatus("Unknown")
                        .withReason("NodeStatusUnknown")
                        .withMessage("Kubelet stopped posting node status.")
                        .build());
        setStatus(pod, lost);

        assertThat(record(Reason.NODE_LOST).sentence())
                .contains("Kubelet stopped posting node status.; check the " + "node");
    }

    @Test
    void an_eviction_is_reported_with_the_message_of_the_node() throws InterruptedException {
        Pod pod = pendingPod();

        PodStatus evicted = containers("Failed");
        evicted.setReason("Evicted");
        evicted.setMessage("The node was low on resource: memory.");
        setStatus(pod, evicted);

        assertThat(record(Reason.EVICTED).detail()).isEqualTo("The node was low on resource: memory.");
    }

    @Test
    void rejected_pods_are_reported_with_the_message_of_kubernetes() throws InterruptedException {
        ManifestObject deployment = deployment("serviceAccountName: nobody");
        objects.apply(deployment, namespace);

        WorkloadProblem problem = record(Reason.POD_REJECTED);
        assertThat(problem.object().kind()).isEqualTo("Deployment");
        assertThat(problem.detail()).contains("serviceaccount \"nobody\" not found");
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

    /** A pod on a node that ignores it. */
    private Pod pendingPod() {
        objects.apply(deployment("restartPolicy: Always"), namespace);
        return Objects.requireNonNull(kubernetes
                .client()
                .pods()
                .inNamespace(namespace)
                .withLabel("app", "sick")
                .waitUntilCondition(PodProblemsTest::isScheduled, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS));
    }

    /** The last write of the scheduler; nothing else writes to the pod afterwards. */
    private static boolean isScheduled(@Nullable Pod pod) {
        return pod != null
                && pod.getSpec().getNodeName() != null
                && Pods.condition(pod, "PodScheduled")
                        .map(condition -> "True".equals(condition.getStatus()))
                        .orElse(false);
    }

    private void setStatus(Pod pod, PodStatus status) {
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

    private WorkloadProblem record(Reason reason) throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "sick");
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            WorkloadProblem found = statuses
                    .await(status -> status.problems().stream().anyMatch(problem -> problem.reason() == reason))
                    .problems()
                    .stream()
                    .filter(problem -> problem.reason() == reason)
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
