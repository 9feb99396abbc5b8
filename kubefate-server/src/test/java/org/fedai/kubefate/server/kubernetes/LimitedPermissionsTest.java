package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.Namespace;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.kubernetes.api.ResourceTypes;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterState;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.kubernetes.diagnosis.LogExcerpts;
import org.fedai.kubefate.server.kubernetes.diagnosis.StatusRecorder;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadWatch;
import org.fedai.kubefate.server.kubernetes.diagnosis.Workloads;
import org.fedai.kubefate.server.kubernetes.watch.SharedWatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a service account that has only some permissions in a single namespace. */
@OnEveryKubernetes
class LimitedPermissionsTest {
    private final KubernetesUnderTest kubernetes;
    private String namespace = "";
    private KubernetesClient limited;
    private KubeApi api;
    private KubernetesObjects objects;

    LimitedPermissionsTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.limited = kubernetes.client();
        this.api = new KubeApi(limited);
        this.objects = new KubernetesObjects(api, new ResourceTypes(api));
    }

    @BeforeEach
    void account() {
        namespace = kubernetes.namespace();
        KubeApi all = new KubeApi(kubernetes.client());
        KubernetesObjects administrator = new KubernetesObjects(all, new ResourceTypes(all));
        for (String object : List.of(
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: kubefate}}", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: kubefate}
                rules:
                - {apiGroups: [""], resources: [pods, services, configmaps], verbs: ["*"]}
                - {apiGroups: [apps], resources: [deployments, statefulsets], verbs: ["*"]}
                - {apiGroups: [networking.k8s.io], resources: [ingresses], verbs: ["*"]}
                """, """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: kubefate}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: kubefate}
                subjects: [{kind: ServiceAccount, name: kubefate, namespace: %s}]
                """.formatted(namespace))) {
            administrator.apply(Objects.of(object), namespace);
        }
        limited = kubernetes.as(namespace, "kubefate");
        api = new KubeApi(limited);
        objects = new KubernetesObjects(api, new ResourceTypes(api));
    }

    @AfterEach
    void close() {
        limited.close();
    }

    @Test
    void a_release_becomes_available() throws InterruptedException {
        ObjectKey key = new ObjectKey("apps/v1", "Deployment", namespace, "python");
        objects.apply(Objects.deployment("python", ""), namespace);
        Workloads workloads = new Workloads(new SharedWatches(api), new LogExcerpts(api), Clock.systemUTC());

        try (WorkloadWatch watching = workloads.watch(namespace, Set.of(key), new StatusRecorder())) {
            assertThat(watching.await(Eventually.STANDSTILL)).isTrue();
        }
    }

    @Test
    void kinds_that_may_not_be_read_are_reported_along_with_the_rest() {
        objects.apply(Objects.deployment("python", ""), namespace);

        ClusterState state = new LiveCluster(api, new LogExcerpts(api)).read(namespace, "fate-9999");

        assertThat(state.info().ip()).isEmpty();
        assertThat(state.info().status().deployments()).containsOnlyKeys("python");
        assertThat(state.unreadable())
                .anySatisfy(sentence -> assertThat(sentence).contains("nodes"))
                .anySatisfy(sentence -> assertThat(sentence).contains("events"));
    }

    @Test
    void without_permission_to_list_namespaces_the_known_ones_are_listed() {
        Namespaces namespaces = new Namespaces(api, Clock.systemUTC());

        assertThat(namespaces.list(List.of(namespace)).namespaces())
                .extracting(Namespace::name, Namespace::status)
                .containsExactly(tuple(namespace, "Unknown"));
        assertThat(namespaces.presence(namespace)).isEqualTo(Namespaces.Presence.UNKNOWN);
    }

    @Test
    void the_error_of_a_missing_permission_names_the_object() {
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> objects.apply(Objects.job("migrate", ""), namespace))
                .withMessageContaining("Job " + namespace + "/migrate")
                .withMessageContaining("grant the permission")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.FORBIDDEN));
    }
}
