package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fedai.kubefate.server.testing.IdlePod.crashing;
import static org.fedai.kubefate.server.testing.IdlePod.running;
import static org.fedai.kubefate.server.testing.IdlePod.status;
import static org.fedai.kubefate.server.testing.IdlePod.waiting;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.IdlePod;
import org.fedai.kubefate.server.testing.Promptness;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** What keeps a cluster from coming up is in its job within five seconds of Kubernetes knowing it, and the figures are printed. */
@OnEveryKubernetes
class ReasonsInTimeIT {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static ServerOn server;

    private final KubernetesUnderTest kubernetes;
    private final KubernetesClient client;
    private String namespace = "";
    private Api api;
    private ClusterApi clusters;
    private @Nullable JsonNode job;

    ReasonsInTimeIT(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.client = kubernetes.client();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(
                kubernetes.kubeconfig(),
                "--kubefate.jobs.time-limit=5m",
                "--kubefate.charts.permissions=service-account:nobody");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
        namespace = kubernetes.namespace();
    }

    @AfterEach
    void endJob() {
        if (job != null) {
            api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
            clusters.ended(job);
        }
    }

    @Test
    void an_image_that_cannot_be_pulled() {
        idlePod().become(status("Pending", waiting("ImagePullBackOff", "Back-off pulling image \"example/sick:1\"")));
        assertToldInTime("image cannot be pulled", "Back-off pulling image");
    }

    @Test
    void a_container_that_keeps_crashing() {
        idlePod().become(status("Pending", crashing(4, 3, "no address for mysql")));
        assertToldInTime("container keeps crashing", "exit code 3, last lines: no address for mysql");
    }

    @Test
    void a_missing_secret() {
        idlePod().become(status("Pending", waiting("CreateContainerConfigError", "secret \"account\" not found")));
        assertToldInTime("a ConfigMap, a Secret", "secret \"account\" not found");
    }

    @Test
    void a_probe_that_fails() {
        IdlePod pod = idlePod();
        pod.become(status("Running", running()));
        pod.warn("Unhealthy", "Readiness probe failed: connection refused");
        assertToldInTime("its probe fails", "Readiness probe failed: connection refused");
    }

    @Test
    void a_pod_that_no_node_can_take() {
        install("nodeSelector: {no-such: node}");
        known(client.pods().inNamespace(namespace).withLabel("app", "sick"), ReasonsInTimeIT::isUnschedulable);
        assertToldInTime("pod cannot be scheduled", "node");
    }

    @Test
    void a_claim_that_is_not_bound() {
        install("volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]");
        known(client.pods().inNamespace(namespace).withLabel("app", "sick"), ReasonsInTimeIT::isUnschedulable);
        assertToldInTime("PersistentVolumeClaim is not bound", "data");
    }

    @Test
    void a_quota_that_is_exceeded() {
        client.resourceQuotas()
                .inNamespace(namespace)
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("none")
                        .endMetadata()
                        .withNewSpec()
                        .withHard(Map.of("pods", new Quantity("0")))
                        .endSpec()
                        .build())
                .create();
        client.resourceQuotas()
                .inNamespace(namespace)
                .withName("none")
                .waitUntilCondition(
                        quota -> quota.getStatus() != null, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        install("restartPolicy: Always");
        known(client.apps().deployments().inNamespace(namespace).withName("sick"), ReasonsInTimeIT::hasReplicaFailure);
        assertToldInTime("resource quota of the namespace is exceeded", "exceeded quota: none");
    }

    @Test
    void pods_that_kubernetes_refuses() {
        install("serviceAccountName: nobody");
        known(client.apps().deployments().inNamespace(namespace).withName("sick"), ReasonsInTimeIT::hasReplicaFailure);
        assertToldInTime("pod was rejected by Kubernetes", "serviceaccount \"nobody\" not found");
    }

    /** From now on. */
    private void assertToldInTime(String reason, String detail) {
        long known = System.nanoTime();
        JsonNode told = clusters.when(
                Objects.requireNonNull(job),
                now -> now.path("sub_jobs")
                        .path("sick")
                        .path("Reason")
                        .asString("")
                        .contains(reason));
        Duration delay = Duration.ofNanos(System.nanoTime() - known);
        System.out.printf("told after %d ms: %s%n", delay.toMillis(), reason);

        assertThat(told.path("sub_jobs").path("sick").path("Reason").asString()).contains(detail);
        Promptness.assertWithin(LIMIT, delay, reason);
    }

    private void install(String podSpec) {
        String name = "t" + namespace.substring(namespace.length() - 6);
        clusters.upload(TestChart.named(name, "v1.0.0")
                .with("templates/web.yaml", "")
                .with("templates/store.yaml", "")
                .with("templates/sick.yaml", """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: sick, labels: {name: {{ .Values.name }}}}
                        spec:
                          selector: {matchLabels: {app: sick}}
                          template:
                            metadata:
                              labels: {app: sick, name: {{ .Values.name }}}
                              annotations: {fake-kubelet/behavior: pending}
                            spec:
                              containers: [{name: sick, image: "example/sick:1"}]
                              %s
                        ---
                        apiVersion: v1
                        kind: PersistentVolumeClaim
                        metadata: {name: data}
                        spec:
                          accessModes: [ReadWriteOnce]
                          storageClassName: no-such-class
                          resources: {requests: {storage: 1Gi}}
                        """.formatted(podSpec)));
        job = clusters.tryInstall(ClusterApi.args(name, namespace, name, "v1.0.0", ""))
                .data();
    }

    /** Of an install that goes on. */
    private IdlePod idlePod() {
        install("restartPolicy: Always");
        return IdlePod.in(namespace, client);
    }

    private <T extends HasMetadata> T known(
            io.fabric8.kubernetes.client.dsl.Waitable<T, T> object, Predicate<T> condition) {
        return Objects.requireNonNull(object.waitUntilCondition(
                one -> one != null && condition.test(one), Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS));
    }

    private static boolean isUnschedulable(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("False"));
    }

    private static boolean hasReplicaFailure(Deployment deployment) {
        return deployment.getStatus() != null
                && deployment.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("ReplicaFailure"));
    }
}
