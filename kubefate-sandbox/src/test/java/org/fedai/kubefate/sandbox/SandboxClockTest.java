package org.fedai.kubefate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.time.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Behavior that depends on time, with a clock that the test controls. */
class SandboxClockTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(0, clock);
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
            .build();

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @Test
    void a_pod_becomes_ready_after_its_delay_and_not_before() throws InterruptedException {
        create(deployment("fake-kubelet/delay: '30'", ""));

        advance(Duration.ofSeconds(29));
        assertThat(pod().getStatus().getPhase()).isEqualTo("Pending");
        advance(Duration.ofSeconds(2));
        assertThat(pod().getStatus().getPhase()).isEqualTo("Running");
    }

    @Test
    void a_deployment_without_progress_exceeds_its_progress_deadline() throws InterruptedException {
        create(deployment("fake-kubelet/behavior: image-pull-backoff", ""));

        advance(Duration.ofSeconds(599));
        assertThat(progressing()).isEqualTo("ReplicaSetUpdated");
        advance(Duration.ofSeconds(2));
        assertThat(progressing()).isEqualTo("ProgressDeadlineExceeded");
    }

    @Test
    void a_job_runs_as_long_as_annotated_and_is_deleted_after_its_ttl() throws InterruptedException {
        create("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: task, namespace: default}
                spec:
                  ttlSecondsAfterFinished: 60
                  template:
                    metadata: {annotations: {fake-kubelet/job-seconds: '10'}}
                    spec: {restartPolicy: Never, containers: [{name: task, image: busybox}]}
                """);

        advance(Duration.ofSeconds(9));
        assertThat(job().getStatus().getSucceeded()).isNull();
        advance(Duration.ofSeconds(2));
        assertThat(job().getStatus().getSucceeded()).isEqualTo(1);
        advance(Duration.ofSeconds(61));
        assertThat(job()).isNull();
    }

    @Test
    void a_container_waits_for_the_config_map_it_refers_to() throws InterruptedException {
        create(deployment("", ", envFrom: [{configMapRef: {name: settings}}]"));
        awaitIdle();
        assertThat(pod().getStatus()
                        .getContainerStatuses()
                        .getFirst()
                        .getState()
                        .getWaiting()
                        .getReason())
                .isEqualTo("CreateContainerConfigError");

        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("settings")
                        .withNamespace("default")
                        .endMetadata()
                        .withData(Map.of("a", "1"))
                        .build())
                .create();
        awaitIdle();
        assertThat(pod().getStatus().getPhase()).isEqualTo("Running");
    }

    @Test
    void a_pod_that_is_refused_is_tried_again_ever_less_often() throws InterruptedException {
        create(deployment("", "").replace("spec: {containers", "spec: {serviceAccountName: runner, containers"));

        for (int second = 0; second < 600; second++) {
            advance(Duration.ofSeconds(1));
        }
        assertThat(events("FailedCreate")).singleElement().satisfies(event -> {
            assertThat(event.getCount()).isBetween(10, 20);
            assertThat(event.getMessage())
                    .matches("Error creating: pods \"web-[a-z0-9]+-\" is forbidden: error looking up service account "
                            + "default/runner: serviceaccount \"runner\" not found");
        });

        create("""
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: runner, namespace: default}
                """);
        advance(Duration.ofMinutes(1));
        assertThat(pod().getStatus().getPhase()).isEqualTo("Running");
    }

    @Test
    void events_are_removed_an_hour_after_they_were_last_seen() throws InterruptedException {
        create(deployment("", ""));
        awaitIdle();
        assertThat(events("Scheduled")).hasSize(1);

        advance(Duration.ofMinutes(59));
        assertThat(events("Scheduled")).hasSize(1);
        advance(Duration.ofMinutes(2));
        assertThat(events("Scheduled")).isEmpty();
    }

    private List<Event> events(String reason) {
        return client.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .toList();
    }

    private void advance(Duration step) throws InterruptedException {
        awaitIdle();
        clock.advance(step);
        awaitIdle();
    }

    private void awaitIdle() throws InterruptedException {
        assertThat(sandbox.awaitIdle(Eventually.STANDSTILL)).isTrue();
    }

    private void create(String yaml) {
        HasMetadata object = client.getKubernetesSerialization().unmarshal(yaml);
        client.resource(object).create();
    }

    private static String deployment(String annotations, String container) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: default}
                spec:
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}, annotations: {%s}}
                    spec: {containers: [{name: web, image: nginx%s}]}
                """.formatted(annotations, container);
    }

    private Pod pod() {
        return client.pods()
                .inNamespace("default")
                .withLabel("app", "web")
                .list()
                .getItems()
                .getFirst();
    }

    private Job job() {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace("default")
                .withName("task")
                .get();
    }

    private String progressing() {
        Deployment deployment = client.apps()
                .deployments()
                .inNamespace("default")
                .withName("web")
                .get();
        return deployment.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Progressing"))
                .findFirst()
                .orElseThrow()
                .getReason();
    }
}
