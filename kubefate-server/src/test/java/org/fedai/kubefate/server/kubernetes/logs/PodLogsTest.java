package org.fedai.kubefate.server.kubernetes.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.Objects;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.LogExcerpts;
import org.fedai.kubefate.server.kubernetes.diagnosis.StatusRecorder;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadWatch;
import org.fedai.kubefate.server.kubernetes.diagnosis.Workloads;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class PodLogsTest {
    private static final String CLUSTER = "fate-9999";

    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final SharedWatches watches;
    private final Workloads workloads;
    private final PodLogs logs;
    private String namespace = "";

    PodLogsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
        this.watches = new SharedWatches(api);
        this.workloads = new Workloads(watches, new LogExcerpts(api), Clock.systemUTC());
        this.logs = new PodLogs(api, watches);
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void the_log_of_a_single_container_has_no_prefix() throws Exception {
        up(Objects.deployment("python", "fake-kubelet/log: 'one'"));

        assertThat(read(LogOptions.everything())).containsExactly("one");
    }

    @Test
    void lines_of_several_containers_are_prefixed() throws Exception {
        up(Objects.deployment("python", "fake-kubelet/log: 'from python'"));
        up(Objects.deployment("mysql", "fake-kubelet/log: 'from mysql'"));
        List<String> pods = kubernetes.client().pods().inNamespace(namespace).list().getItems().stream()
                .map(pod -> pod.getMetadata().getName())
                .sorted()
                .toList();

        assertThat(read(LogOptions.everything()))
                .containsExactly("[" + pods.get(0) + " mysql] from mysql", "[" + pods.get(1) + " python] from python");
    }

    @Test
    void one_container_can_be_selected() throws Exception {
        up(Objects.deployment("python", "fake-kubelet/log: 'from python'"));
        up(Objects.deployment("mysql", "fake-kubelet/log: 'from mysql'"));

        assertThat(read(of("mysql"))).containsExactly("from mysql");
    }

    @Test
    void the_error_of_an_unknown_container_lists_the_existing_ones() throws Exception {
        up(Objects.deployment("python", ""));

        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> read(of("fateboard")))
                .withMessageContaining("fateboard")
                .withMessageContaining("its containers are: python")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.NOT_FOUND));
    }

    @Test
    void a_cluster_without_pods_is_an_error() {
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> logs.follow(namespace, CLUSTER, LogOptions.everything(), line -> {}))
                .withMessageContaining(CLUSTER)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.NOT_FOUND));
        assertThat(watches.size()).isZero();
    }

    @Test
    void a_log_can_be_limited_to_its_last_lines() throws Exception {
        Sandbox sandbox = sandbox();
        String pod = up(Objects.deployment("python", "fake-kubelet/log: 'one'"));
        sandbox.log(namespace, pod, "python", "two");
        sandbox.log(namespace, pod, "python", "three");

        assertThat(read(part(new LogPortion(null, null, 2, null)))).containsExactly("two", "three");
        assertThat(read(part(new LogPortion(null, null, null, 6L)))).containsExactly("one", "tw");
        assertThat(read(part(new LogPortion(null, null, 1, null)).withTimestamps()))
                .singleElement()
                .satisfies(line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z three"));
    }

    @Test
    void the_log_before_the_last_crash_can_be_read() throws Exception {
        apply(Objects.deployment("python", "fake-kubelet/behavior: crash-loop, fake-kubelet/log: 'no database'"));
        StatusRecorder statuses = new StatusRecorder();
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key("python")), statuses)) {
            statuses.awaitProblem();
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }

        assertThat(read(new LogOptions(null, LogOptions.Instance.PREVIOUS, LogPortion.ALL, false)))
                .containsExactly("no database");
    }

    @Test
    void lines_are_followed_until_the_reader_disconnects() throws Exception {
        Sandbox sandbox = sandbox();
        String pod = up(Objects.deployment("python", "fake-kubelet/log: 'one'"));
        try (Reader reader = new Reader()) {
            assertThat(reader.next()).isEqualTo("one");
            sandbox.log(namespace, pod, "python", "two");
            assertThat(reader.next()).isEqualTo("two");
        }
        assertThat(watches.size()).isZero();
    }

    @Test
    void pods_that_start_later_are_followed_too() throws Exception {
        up(Objects.deployment("python", "fake-kubelet/log: 'from python'"));
        try (Reader reader = new Reader()) {
            assertThat(reader.next()).isEqualTo("from python");
            up(Objects.deployment("mysql", "fake-kubelet/log: 'from mysql'"));
            assertThat(reader.next()).startsWith("[mysql-").endsWith(" mysql] from mysql");
        }
    }

    @Test
    void a_broken_connection_neither_loses_nor_repeats_lines() throws Exception {
        Sandbox sandbox = sandbox();
        String pod = up(Objects.deployment("python", "fake-kubelet/log: 'one'"));
        try (Reader reader = new Reader()) {
            assertThat(reader.next()).isEqualTo("one");
            sandbox.stopListening();
            sandbox.log(namespace, pod, "python", "two");
            sandbox.resumeListening();
            assertThat(reader.next()).isEqualTo("two");
            sandbox.log(namespace, pod, "python", "three");
            assertThat(reader.next()).isEqualTo("three");
        }
    }

    @Test
    void a_log_that_was_refused_at_first_is_read_although_no_pod_changes() throws Exception {
        Sandbox sandbox = sandbox();
        up(Objects.deployment("python", "fake-kubelet/log: 'one'"));
        try (KubernetesClient limited = clientWith(role("pods"));
                Reader reader =
                        new Reader(new PodLogs(new KubeApi(limited), new SharedWatches(new KubeApi(limited))))) {
            Eventually.until(() -> sandbox.audit().requests().stream()
                    .anyMatch(request -> request.resource().equals("pods/log")
                            && request.namespace().equals(namespace)));
            kubernetes.client().resource(role("pods", "pods/log")).update();

            assertThat(reader.next()).isEqualTo("one");
        }
    }

    private Role role(String... resources) {
        return new RoleBuilder()
                .withNewMetadata()
                .withName("reader")
                .withNamespace(namespace)
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources(resources)
                .withVerbs("get", "list", "watch")
                .endRule()
                .build();
    }

    /** A client of an account that has a role only. */
    private KubernetesClient clientWith(Role role) {
        KubernetesClient client = kubernetes.client();
        client.resource(role).create();
        client.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName("reader")
                        .withNamespace(namespace)
                        .endMetadata()
                        .build())
                .create();
        client.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName("reader")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "reader")
                        .addNewSubject(null, "ServiceAccount", "reader", namespace)
                        .build())
                .create();
        return kubernetes.as(namespace, "reader");
    }

    @Test
    void a_slow_reader_gets_every_line_in_order() throws Exception {
        Sandbox sandbox = sandbox();
        String pod = up(Objects.deployment("python", "fake-kubelet/log: 'line 0'"));
        CountDownLatch written = new CountDownLatch(1);
        List<String> got = new ArrayList<>();
        Thread reading = Thread.ofVirtual().start(() -> {
            try {
                logs.follow(namespace, CLUSTER, LogOptions.everything(), line -> {
                    got.add(line);
                    awaitOrFail(written);
                    if (line.equals("line 5000")) {
                        throw new IOException("enough");
                    }
                });
            } catch (IOException | InterruptedException e) {
                // The reader has received enough and disconnects.
            }
        });
        IntStream.rangeClosed(1, 5000).forEach(i -> sandbox.log(namespace, pod, "python", "line " + i));
        written.countDown();

        assertThat(reading.join(Eventually.STANDSTILL)).isTrue();
        assertThat(got)
                .isEqualTo(IntStream.rangeClosed(0, 5000)
                        .mapToObj(i -> "line " + i)
                        .toList());
    }

    private static void awaitOrFail(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("nothing written");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Follows the logs on a separate thread. */
    private final class Reader implements AutoCloseable {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final PodLogs followed;
        private final Thread thread;

        Reader() {
            this(logs);
        }

        Reader(PodLogs followed) {
            this.followed = followed;
            this.thread = Thread.ofVirtual().start(this::run);
        }

        private void run() {
            try {
                followed.follow(namespace, CLUSTER, LogOptions.everything(), lines::add);
            } catch (IOException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                // The reader was closed.
            }
        }

        String next() throws InterruptedException {
            String line = lines.poll(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
            assertThat(line).as("a line").isNotNull();
            return String.valueOf(line);
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                assertThat(thread.join(Eventually.STANDSTILL)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Sandbox sandbox() {
        assumeTrue(kubernetes.sandbox().isPresent(), "the simulated node of the real API server writes one line only");
        return kubernetes.sandbox().orElseThrow();
    }

    private static LogOptions of(String container) {
        return new LogOptions(container, LogOptions.Instance.CURRENT, LogPortion.ALL, false);
    }

    private static LogOptions part(LogPortion portion) {
        return new LogOptions(null, LogOptions.Instance.CURRENT, portion, false);
    }

    private List<String> read(LogOptions options) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        logs.read(namespace, CLUSTER, options, lines::add);
        return lines;
    }

    private void apply(ManifestObject object) {
        objects.apply(object, namespace);
    }

    /** @return the name of its pod */
    private String up(ManifestObject deployment) throws InterruptedException {
        apply(deployment);
        try (WorkloadWatch watching =
                workloads.watch(namespace, Set.of(key(deployment.name())), new StatusRecorder())) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
        }
        return kubernetes
                .client()
                .pods()
                .inNamespace(namespace)
                .withLabel("app", deployment.name())
                .list()
                .getItems()
                .stream()
                .map(pod -> pod.getMetadata().getName())
                .findFirst()
                .orElseThrow();
    }

    private ObjectKey key(String deployment) {
        return new ObjectKey("apps/v1", "Deployment", namespace, deployment);
    }
}
