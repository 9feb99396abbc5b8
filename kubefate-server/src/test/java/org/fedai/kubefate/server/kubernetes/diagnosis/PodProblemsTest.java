package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fedai.kubefate.server.testing.IdlePod.container;
import static org.fedai.kubefate.server.testing.IdlePod.crashing;
import static org.fedai.kubefate.server.testing.IdlePod.running;
import static org.fedai.kubefate.server.testing.IdlePod.status;
import static org.fedai.kubefate.server.testing.IdlePod.waiting;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.Objects;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.fedai.kubefate.server.testing.IdlePod;
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
        IdlePod pod = idlePod();

        pod.become(status("Pending", waiting("CreateContainerConfigError", "secret \"mysql-account\" not found")));

        WorkloadProblem problem = record(Reason.CONFIG_MISSING);
        assertThat(problem.container()).isEqualTo("sick");
        assertThat(problem.sentence())
                .contains("Pod " + namespace + "/" + pod.name())
                .contains("secret \"mysql-account\" not found; create it, or correct the name");
    }

    @Test
    void a_failing_init_container_is_reported_with_its_exit_code() throws InterruptedException {
        ContainerStatus init = new ContainerStatusBuilder(crashing(3, 2, "no address for mysql"))
                .withName("wait-for-mysql")
                .build();

        idlePod()
                .become(new PodStatusBuilder(status("Pending", waiting("PodInitializing", "")))
                        .withInitContainerStatuses(init)
                        .build());

        WorkloadProblem problem = record(Reason.INIT_CONTAINER_FAILING);
        assertThat(problem.container()).isEqualTo("wait-for-mysql");
        assertThat(problem.detail()).isEqualTo("restarted 3 times, exit code 2, last lines: no address for mysql");
    }

    @Test
    void a_failing_probe_is_reported_with_the_message_of_the_kubelet() throws InterruptedException {
        IdlePod pod = idlePod();
        pod.become(status("Running", running()));

        pod.warn("Unhealthy", "Readiness probe failed: connection refused");

        WorkloadProblem problem = record(Reason.PROBE_FAILING);
        assertThat(problem.detail()).isEqualTo("Readiness probe failed: connection refused");
        assertThat(problem.sentence()).endsWith("if it only starts slowly, allow the probe more time");
    }

    @Test
    void a_node_that_does_not_respond_is_reported() throws InterruptedException {
        idlePod()
                .become(new PodStatusBuilder(status("Running", container().build()))
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus("Unknown")
                        .withReason("NodeStatusUnknown")
                        .withMessage("Kubelet stopped posting node status.")
                        .endCondition()
                        .build());

        assertThat(record(Reason.NODE_LOST).sentence())
                .contains("Kubelet stopped posting node status.; check the node");
    }

    @Test
    void an_eviction_is_reported_with_the_message_of_the_node() throws InterruptedException {
        idlePod()
                .become(new PodStatusBuilder(status("Failed"))
                        .withReason("Evicted")
                        .withMessage("The node was low on resource: memory.")
                        .build());

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
        return Objects.of("""
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

    private IdlePod idlePod() {
        objects.apply(deployment("restartPolicy: Always"), namespace);
        return IdlePod.in(namespace, kubernetes.client());
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
}
