package org.fedai.kubefate.server.kubernetes.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.ClusterInfo;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.Objects;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class LiveClusterTest {
    private static final String CLUSTER = "fate-9999";

    private final KubernetesUnderTest kubernetes;
    private final KubernetesObjects objects;
    private final Workloads workloads;
    private final LiveCluster live;
    private String namespace = "";

    LiveClusterTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        KubeApi api = new KubeApi(kubernetes.client());
        LogExcerpts logs = new LogExcerpts(api);
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
        this.workloads = new Workloads(new SharedWatches(api), logs, Clock.systemUTC());
        this.live = new LiveCluster(api, logs);
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void the_objects_of_a_cluster_are_found_by_their_label() throws InterruptedException {
        install();

        ClusterState state = live.read(namespace, CLUSTER);

        ClusterInfo info = state.info();
        assertThat(info.dashboard()).containsExactly("party9999.fateboard.example.com");
        assertThat(info.ip()).isEqualTo("127.0.0.1");
        assertThat(info.port()).isBetween(30000, 32767);
        assertThat(info.pod()).hasSize(3).contains("mysql-0", "mysql-1");
        assertThat(info.status().deployments()).containsExactly(entry("python", "Available"));
        assertThat(info.status().statefulSets()).containsExactly(entry("mysql", "Available"));
        assertThat(info.status().modules()).containsExactly(entry("mysql", "Available"), entry("python", "Available"));
        assertThat(info.status().containers()).containsExactly(entry("mysql", "Running"), entry("python", "Running"));
        assertThat(state.isAvailable()).isTrue();
        assertThat(state.unreadable()).isEmpty();
    }

    @Test
    void the_problems_of_a_cluster_are_found() throws InterruptedException {
        ObjectKey key = apply(Objects.deployment("python", "fake-kubelet/behavior: image-pull-backoff"));
        StatusRecorder statuses = new StatusRecorder();
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), statuses)) {
            statuses.awaitProblem();
            assertThat(watching.await(Duration.ZERO)).isFalse();
        }

        ClusterState state = live.read(namespace, CLUSTER);

        assertThat(state.isAvailable()).isFalse();
        assertThat(state.info().status().deployments()).containsExactly(entry("python", "Progressing"));
        assertThat(state.info().status().containers()).containsExactly(entry("python", "Pending"));
        assertThat(state.workloads())
                .singleElement()
                .satisfies(status -> assertThat(status.problems())
                        .extracting(WorkloadProblem::reason)
                        .containsExactly(Reason.IMAGE_PULL));
    }

    @Test
    void a_cluster_that_does_not_exist_is_empty() {
        ClusterState state = live.read(namespace, "nobody");

        assertThat(state.isAvailable()).isFalse();
        assertThat(state.workloads()).isEmpty();
        assertThat(state.info().pod()).isEmpty();
        assertThat(state.info().port()).isZero();
    }

    private void install() throws InterruptedException {
        ObjectKey python = apply(Objects.deployment("python", ""));
        ObjectKey mysql = apply(Objects.statefulSet("mysql", "standard"));
        apply(Objects.of("""
                apiVersion: v1
                kind: Service
                metadata: {name: osx, labels: {name: fate-9999}}
                spec:
                  type: NodePort
                  selector: {app: osx}
                  ports: [{name: tcp-grpc, port: 9370}]
                """));
        apply(Objects.of("""
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: fateboard, labels: {name: fate-9999}}
                spec:
                  rules:
                  - host: party9999.fateboard.example.com
                    http:
                      paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: fateboard, port: {number: 8080}}}}
                """));
        apply(Objects.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: other, labels: {name: fate-10000}}
                spec:
                  selector: {matchLabels: {app: other}}
                  template:
                    metadata: {labels: {name: fate-10000, app: other}}
                    spec: {containers: [{name: other, image: busybox}]}
                """));
        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(python, mysql), new StatusRecorder())) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
        }
    }

    private ObjectKey apply(ManifestObject object) {
        objects.apply(object, namespace);
        return objects.key(object, namespace);
    }
}
