package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.sandbox.time.ManualClock;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.LogExcerpts;
import org.fedai.kubefate.server.kubernetes.diagnosis.StatusRecorder;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadWatch;
import org.fedai.kubefate.server.kubernetes.diagnosis.Workloads;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Watches survive outages of the API server. Runs against the sandbox only, because tests must not stop a real API
 * server.
 */
@OnEveryKubernetes
class OutageTest {
    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final Workloads workloads;
    private String namespace = "";

    OutageTest(KubernetesUnderTest kubernetes) {
        Assumptions.assumeTrue(kubernetes.sandbox().isPresent());
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
    void a_watch_with_an_expired_resource_version_lists_again() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        StatusRecorder heard = new StatusRecorder();
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.await(status -> true);
            sandbox().compactWatchHistory();
            objects.apply(Objects.deployment("python", ""), namespace);

            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
        }
    }

    @Test
    void changes_during_an_outage_are_reported_afterwards() throws InterruptedException {
        ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
        try (Sandbox outage = Sandbox.start(0, clock);
                KubernetesClient client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(outage.kubeconfig()))
                        .build()) {
            KubeApi api = new KubeApi(client);
            new KubernetesObjects(api, new ResourceTypes(api))
                    .apply(Objects.deployment("python", "fake-kubelet/delay: '30'"), "default");
            ObjectKey key = new ObjectKey("apps/v1", "Deployment", "default", "python");
            StatusRecorder statuses = new StatusRecorder();
            try (WorkloadWatch watching = new Workloads(new SharedWatches(api), new LogExcerpts(api), Clock.systemUTC())
                    .watch("default", Set.of(key), statuses)) {
                statuses.await(status -> !status.isAvailable());
                assertThat(outage.awaitIdle(Eventually.STANDSTILL)).isTrue();
                outage.stopListening();
                clock.advance(Duration.ofSeconds(31));
                assertThat(outage.awaitIdle(Eventually.STANDSTILL)).isTrue();
                assertThat(watching.await(Duration.ZERO)).isFalse();
                outage.resumeListening();

                assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
            }
        }
    }

    @Test
    void non_ascii_text_survives_a_watch() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        StatusRecorder heard = new StatusRecorder();
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.await(status -> true);
            objects.apply(
                    Objects.deployment("python", "fake-kubelet/log: '\u8054\u90a6\u5b66\u4e60 \u2014 \ud83d\ude80'"),
                    namespace);

            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
        }
        assertThat(kubernetes
                        .client()
                        .apps()
                        .deployments()
                        .inNamespace(namespace)
                        .withName("python")
                        .get()
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .isEqualTo(Map.of("fake-kubelet/log", "\u8054\u90a6\u5b66\u4e60 \u2014 \ud83d\ude80"));
    }

    private Sandbox sandbox() {
        return kubernetes.sandbox().orElseThrow();
    }
}
