package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus.Phase;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryKubernetes
class WorkloadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Within which an operator has to hear of what Kubernetes knows; some of it is the test's own. */
    private static final Duration SOON = Duration.ofSeconds(7);

    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final SharedWatches watches;
    private final Workloads workloads;
    private final Heard heard = new Heard();
    private String namespace = "";

    WorkloadsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
        this.watches = new SharedWatches(api);
        this.workloads = new Workloads(watches, new LogExcerpts(api), Clock.systemUTC());
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void a_deployment_is_heard_of_while_it_comes_up_and_when_it_is_available() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");

        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.await(status -> true, LIMIT);
            apply(Objects.deployment("python", ""));
            assertThat(watching.await(LIMIT)).isTrue();
            assertThat(watching.current()).singleElement().satisfies(status -> {
                assertThat(status.key()).isEqualTo(key);
                assertThat(status.text()).isEqualTo("Available");
                assertThat(status.ready()).isEqualTo(1);
                assertThat(status.ailments()).isEmpty();
            });
        }
        assertThat(heard.all()).first().extracting(WorkloadStatus::phase).isEqualTo(Phase.PROGRESSING);
        assertThat(heard.all()).last().extracting(WorkloadStatus::phase).isEqualTo(Phase.AVAILABLE);
    }

    @Test
    void a_stateful_set_is_available_when_all_its_pods_are() throws InterruptedException {
        ObjectKey key = apply(Objects.statefulSet("mysql", "standard"));

        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            assertThat(watching.await(LIMIT)).isTrue();
            assertThat(watching.current())
                    .extracting(WorkloadStatus::ready, WorkloadStatus::desired)
                    .containsExactly(tuple(2, 2));
        }
    }

    @Test
    void a_new_version_is_not_available_before_its_own_pods_are() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment("python", ""));
        try (Watching first = workloads.watch(namespace, Set.of(key), heard)) {
            assertThat(first.await(LIMIT)).isTrue();

            apply(Objects.deployment("python", "fake-kubelet/behavior: image-pull-backoff"));
            try (Watching second = workloads.watch(namespace, Set.of(key), new Heard())) {
                assertThat(second.await(Duration.ofSeconds(2))).isFalse();
            }
        }
    }

    @Test
    void a_workload_that_is_not_there_yet_is_awaited() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.await(status -> status.phase() == Phase.PROGRESSING, LIMIT);
            apply(Objects.deployment("python", ""));

            assertThat(watching.await(LIMIT)).isTrue();
        }
    }

    @Test
    void a_deployment_without_replicas_is_available_at_once() throws InterruptedException {
        ManifestObject none = Objects.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: none}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: none}}
                  template:
                    metadata: {labels: {app: none}}
                    spec: {containers: [{name: none, image: busybox}]}
                """);
        try (Watching watching = workloads.watch(namespace, Set.of(apply(none)), heard)) {
            assertThat(watching.await(LIMIT)).isTrue();
        }
    }

    @Test
    void a_job_is_available_when_it_is_complete() throws InterruptedException {
        ObjectKey key = apply(Objects.job("migrate", "fake-kubelet/job-seconds: '0.2'"));
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            assertThat(watching.await(LIMIT)).isTrue();
            assertThat(watching.current())
                    .extracting(WorkloadStatus::phase, WorkloadStatus::text)
                    .containsExactly(tuple(Phase.AVAILABLE, "Complete"));
        }
    }

    @Test
    void a_job_that_gives_up_has_failed() throws InterruptedException {
        ObjectKey key = apply(Objects.job(
                "migrate",
                "fake-kubelet/behavior: fail, fake-kubelet/exit-code: '3', fake-kubelet/job-seconds: '0.2'"));
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            assertThat(watching.await(LIMIT)).isTrue();
            WorkloadStatus status = heard.await(there -> there.phase() == Phase.FAILED, LIMIT);
            assertThat(status.ailments()).extracting(Ailment::reason).contains(Reason.JOB_FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image-pull-backoff, IMAGE_PULL, federatedai/sick:2.0.0",
        "crash-loop, CRASH_LOOP, exit code 7",
        "not-ready, NOT_READY, ''",
        "pending, NOT_STARTED, node",
    })
    void what_ails_a_pod_is_told_within_seconds(String behavior, Reason reason, String detail) throws Exception {
        ObjectKey key = apply(Objects.deployment(
                "sick", "fake-kubelet/behavior: %s, fake-kubelet/exit-code: '7'".formatted(behavior)));
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            Ailment ailment = heard.awaitAilment(SOON);
            assertThat(ailment.reason()).isEqualTo(reason);
            assertThat(ailment.object().name()).startsWith("sick-");
            assertThat(ailment.sentence()).contains(detail).contains(reason.advice());
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void a_crash_is_told_with_the_last_lines_of_the_log() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment(
                "sick", "fake-kubelet/behavior: crash-loop, fake-kubelet/log: 'cannot reach the database'"));
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            assertThat(heard.awaitAilment(SOON).detail()).contains("cannot reach the database");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void a_pod_no_node_can_take_is_told_with_the_scheduler_s_words() throws InterruptedException {
        ManifestObject large = Objects.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: large}
                spec:
                  selector: {matchLabels: {app: large}}
                  template:
                    metadata: {labels: {app: large}}
                    spec:
                      containers: [{name: large, image: busybox, resources: {requests: {cpu: "1000"}}}]
                """);
        try (Watching watching = workloads.watch(namespace, Set.of(apply(large)), heard)) {
            Ailment ailment = heard.awaitAilment(SOON);
            assertThat(ailment.reason()).isEqualTo(Reason.UNSCHEDULABLE);
            assertThat(ailment.detail()).contains("Insufficient cpu");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void a_claim_nobody_provisions_is_told_with_its_storage_class() throws InterruptedException {
        ObjectKey key = apply(Objects.statefulSet("mysql", "golden"));
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            Ailment ailment = heard.awaitAilment(SOON);
            assertThat(ailment.reason()).isEqualTo(Reason.CLAIM_PENDING);
            assertThat(ailment.object().name()).isEqualTo("data-mysql-0");
            assertThat(ailment.detail()).contains("golden");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"Deployment", "StatefulSet"})
    void a_quota_that_keeps_pods_out_is_told(String kind) throws InterruptedException {
        apply(Objects.of("""
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: tight}
                spec: {hard: {pods: "0"}}
                """));
        awaitQuota();
        ManifestObject workload = kind.equals("Deployment")
                ? Objects.deployment("python", "")
                : Objects.statefulSet("python", "standard");
        try (Watching watching = workloads.watch(namespace, Set.of(apply(workload)), heard)) {
            Ailment ailment = heard.awaitAilment(SOON);
            assertThat(ailment.reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
            assertThat(ailment.detail()).contains("tight");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void an_ailment_that_is_over_is_taken_back() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment("sick", "fake-kubelet/behavior: image-pull-backoff"));
        try (Watching watching = workloads.watch(namespace, Set.of(key), heard)) {
            heard.awaitAilment(SOON);
            apply(Objects.deployment("sick", ""));

            assertThat(watching.await(LIMIT)).isTrue();
            assertThat(watching.current()).allMatch(status -> status.ailments().isEmpty());
        }
    }

    @Test
    void all_who_watch_a_namespace_share_its_watches_and_the_last_one_ends_them() throws InterruptedException {
        ObjectKey one = apply(Objects.deployment("one", ""));
        ObjectKey two = apply(Objects.deployment("two", ""));
        Watching first = workloads.watch(namespace, Set.of(one), heard);
        int open = watches.size();
        Watching second = workloads.watch(namespace, Set.of(two), new Heard());

        assertThat(watches.size()).isEqualTo(open);
        assertThat(second.await(LIMIT)).isTrue();
        first.close();
        assertThat(watches.size()).isEqualTo(open);
        second.close();
        assertThat(watches.size()).isZero();
    }

    private ObjectKey apply(ManifestObject object) {
        objects.apply(object, namespace);
        return objects.key(object, namespace);
    }

    /** A quota counts once its controller has seen it. */
    private void awaitQuota() {
        kubernetes
                .client()
                .resourceQuotas()
                .inNamespace(namespace)
                .withName("tight")
                .waitUntilCondition(
                        quota -> quota.getStatus() != null
                                && quota.getStatus().getHard() != null
                                && !quota.getStatus().getHard().isEmpty(),
                        20,
                        java.util.concurrent.TimeUnit.SECONDS);
    }
}
