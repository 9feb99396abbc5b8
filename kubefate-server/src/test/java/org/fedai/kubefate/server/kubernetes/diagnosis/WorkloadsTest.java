package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.testing.Eventually;
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
    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final SharedWatches watches;
    private final Workloads workloads;
    private final StatusRecorder statuses = new StatusRecorder();
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
    void a_deployment_is_reported_while_progressing_and_when_available() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");

        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            statuses.await(status -> true);
            apply(Objects.deployment("python", ""));
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
            assertThat(watching.current()).singleElement().satisfies(status -> {
                assertThat(status.key()).isEqualTo(key);
                assertThat(status.text()).isEqualTo("Available");
                assertThat(status.ready()).isEqualTo(1);
                assertThat(status.problems()).isEmpty();
            });
        }
        assertThat(statuses.all()).first().extracting(WorkloadStatus::phase).isEqualTo(Phase.MISSING);
        assertThat(statuses.all()).last().extracting(WorkloadStatus::phase).isEqualTo(Phase.AVAILABLE);
    }

    @Test
    void a_stateful_set_is_available_when_all_its_pods_are() throws InterruptedException {
        ObjectKey key = apply(Objects.statefulSet("mysql", "standard"));

        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
            assertThat(watching.current())
                    .extracting(WorkloadStatus::ready, WorkloadStatus::desired)
                    .containsExactly(tuple(2, 2));
        }
    }

    @Test
    void a_new_revision_is_available_once_its_own_pods_are() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment("python", ""));
        try (WorkloadWatch first = workloads.watch(namespace, Set.of(key), statuses)) {
            assertThat(first.await(Eventually.STANDSTILL)).isTrue();

            apply(Objects.deployment("python", "fake-kubelet/behavior: image-pull-backoff"));
            StatusRecorder newVersion = new StatusRecorder();
            try (WorkloadWatch second = workloads.watch(namespace, Set.of(key), newVersion)) {
                newVersion.awaitProblem();
                assertThat(second.await(Duration.ZERO)).isFalse();
            }
        }
    }

    @Test
    void a_workload_that_does_not_exist_yet_is_awaited() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            statuses.await(status -> status.phase() == Phase.MISSING);
            apply(Objects.deployment("python", ""));

            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
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
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(apply(none)), statuses)) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
        }
    }

    @Test
    void a_job_is_available_when_it_is_complete() throws InterruptedException {
        ObjectKey key = apply(Objects.job("migrate", "fake-kubelet/job-seconds: '0.2'"));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
            assertThat(watching.current())
                    .extracting(WorkloadStatus::phase, WorkloadStatus::text)
                    .containsExactly(tuple(Phase.AVAILABLE, "Complete"));
        }
    }

    @Test
    void a_job_beyond_its_backoff_limit_has_failed() throws InterruptedException {
        ObjectKey key = apply(Objects.job(
                "migrate",
                "fake-kubelet/behavior: fail, fake-kubelet/exit-code: '3', fake-kubelet/job-seconds: '0.2'"));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
            WorkloadStatus status = statuses.await(there -> there.phase() == Phase.FAILED);
            assertThat(status.problems()).extracting(WorkloadProblem::reason).contains(Reason.JOB_FAILED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "image-pull-backoff, IMAGE_PULL, federatedai/sick:2.0.0",
        "crash-loop, CRASH_LOOP, exit code 7",
        "not-ready, NOT_READY, ''",
        "pending, NOT_STARTED, node",
    })
    void problems_of_a_pod_are_reported_within_seconds(String behavior, Reason reason, String detail) throws Exception {
        ObjectKey key = apply(Objects.deployment(
                "sick", "fake-kubelet/behavior: %s, fake-kubelet/exit-code: '7'".formatted(behavior)));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            WorkloadProblem problem = statuses.awaitProblem();
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.object().name()).startsWith("sick-");
            assertThat(problem.sentence()).contains(detail).contains(reason.advice());
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void a_crash_is_reported_with_the_last_lines_of_the_log() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment(
                "sick", "fake-kubelet/behavior: crash-loop, fake-kubelet/log: 'cannot reach the database'"));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            assertThat(statuses.awaitProblem().detail()).contains("cannot reach the database");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void an_unschedulable_pod_is_reported_with_the_message_of_the_scheduler() throws InterruptedException {
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
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(apply(large)), statuses)) {
            WorkloadProblem problem = statuses.awaitProblem();
            assertThat(problem.reason()).isEqualTo(Reason.UNSCHEDULABLE);
            assertThat(problem.detail()).contains("Insufficient cpu");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void an_unbound_claim_is_reported_with_its_storage_class() throws InterruptedException {
        ObjectKey key = apply(Objects.statefulSet("mysql", "golden"));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            WorkloadProblem problem = statuses.awaitProblem();
            assertThat(problem.reason()).isEqualTo(Reason.CLAIM_PENDING);
            assertThat(problem.object().name()).isEqualTo("data-mysql-0");
            assertThat(problem.detail()).contains("golden");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"Deployment", "StatefulSet"})
    void an_exceeded_quota_is_reported(String kind) throws InterruptedException {
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
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(apply(workload)), statuses)) {
            WorkloadProblem problem = statuses.awaitProblem();
            assertThat(problem.reason()).isEqualTo(Reason.QUOTA_EXCEEDED);
            assertThat(problem.detail()).contains("tight");
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void a_resolved_problem_is_no_longer_reported() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment("sick", "fake-kubelet/behavior: image-pull-backoff"));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            statuses.awaitProblem();
            apply(Objects.deployment("sick", ""));

            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
            assertThat(watching.current()).allMatch(status -> status.problems().isEmpty());
        }
    }

    @Test
    void watches_on_a_namespace_are_shared_and_closed_with_the_last_subscription() throws InterruptedException {
        ObjectKey one = apply(Objects.deployment("one", ""));
        ObjectKey two = apply(Objects.deployment("two", ""));
        WorkloadWatch first = workloads.watch(namespace, Set.of(one), statuses);
        int open = watches.size();
        WorkloadWatch second = workloads.watch(namespace, Set.of(two), new StatusRecorder());

        assertThat(watches.size()).isEqualTo(open);
        assertThat(second.await(Eventually.STANDSTILL)).isTrue();
        first.close();
        assertThat(watches.size()).isEqualTo(open);
        second.close();
        assertThat(watches.size()).isZero();
    }

    private ObjectKey apply(ManifestObject object) {
        objects.apply(object, namespace);
        return objects.key(object, namespace);
    }

    /** A quota takes effect once its controller has processed it. */
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
                        Eventually.STANDSTILL.toSeconds(),
                        TimeUnit.SECONDS);
    }
}
