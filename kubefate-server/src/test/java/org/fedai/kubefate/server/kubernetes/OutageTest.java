package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
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
    private static final Duration LIMIT = Duration.ofSeconds(30);

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
            heard.await(status -> true, LIMIT);
            sandbox().compactWatchHistory();
            objects.apply(Objects.deployment("python", ""), namespace);

            assertThat(watching.await(LIMIT)).isTrue();
        }
    }

    @Test
    void changes_during_an_outage_are_reported_afterwards() throws InterruptedException {
        objects.apply(Objects.deployment("python", "fake-kubelet/delay: '1'"), namespace);
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        StatusRecorder heard = new StatusRecorder();
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.await(status -> !status.isAvailable(), LIMIT);
            sandbox().stopListening();
            assertThat(watching.await(Duration.ofSeconds(2))).isFalse();
            sandbox().resumeListening();

            assertThat(watching.await(LIMIT)).isTrue();
        }
    }

    @Test
    void non_ascii_text_survives_a_watch() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        StatusRecorder heard = new StatusRecorder();
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.await(status -> true, LIMIT);
            objects.apply(
                    Objects.deployment("python", "fake-kubelet/log: '\u8054\u90a6\u5b66\u4e60 \u2014 \ud83d\ude80'"),
                    namespace);

            assertThat(watching.await(LIMIT)).isTrue();
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
