package org.fedai.kubefate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workloads create pods as on a real Kubernetes. */
@OnEveryKubernetes
class WorkloadConformanceTest {
    private final KubernetesUnderTest kubernetes;
    private final KubernetesClient client;
    private String namespace = "";

    WorkloadConformanceTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.client = kubernetes.client();
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void a_deployment_creates_its_pods_and_replaces_them_when_its_template_changes() {
        client.resource(deployment("web", 2, "nginx:1")).create();
        awaitDeployment(this::isRolledOut);
        List<Pod> first = pods("web");
        assertThat(first).hasSize(2);

        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .edit(there -> new DeploymentBuilder(there)
                        .editSpec()
                        .editTemplate()
                        .editSpec()
                        .editFirstContainer()
                        .withImage("nginx:2")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());
        awaitDeployment(this::isRolledOut);

        Deployment now = client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .get();
        assertThat(now.getMetadata().getGeneration()).isGreaterThan(1);
        assertThat(now.getMetadata().getAnnotations()).containsEntry("deployment.kubernetes.io/revision", "2");
        assertThat(pods("web"))
                .filteredOn(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .allMatch(pod ->
                        pod.getSpec().getContainers().getFirst().getImage().equals("nginx:2"));
    }

    @Test
    void deleting_a_deployment_deletes_its_pods() {
        client.resource(deployment("web", 1, "nginx")).create();
        awaitDeployment(this::isRolledOut);
        String pod = pods("web").getFirst().getMetadata().getName();

        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();

        client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .waitUntilCondition(there -> there == null, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        assertThat(client.apps().replicaSets().inNamespace(namespace).list().getItems())
                .isEmpty();
    }

    @Test
    void foreground_deletion_removes_a_deployment_after_its_pods() {
        client.resource(deployment("web", 1, "nginx")).create();
        awaitDeployment(this::isRolledOut);

        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                .delete();

        awaitDeployment(there -> there == null);
        assertThat(pods("web")).isEmpty();
    }

    @Test
    void manually_deleted_pods_are_replaced() {
        client.resource(deployment("web", 1, "nginx")).create();
        awaitDeployment(this::isRolledOut);
        Pod old = pods("web").getFirst();

        client.resource(old).delete();

        awaitDeployment(there -> isRolledOut(there)
                && pods("web").stream()
                        .noneMatch(pod -> pod.getMetadata()
                                .getUid()
                                .equals(old.getMetadata().getUid())));
    }

    @Test
    void the_pods_of_a_stateful_set_start_in_order_and_keep_their_volumes() {
        client.resource(statefulSet("mysql", 2)).create();
        awaitStatefulSet(set -> ready(set) == 2);

        assertThat(pods("mysql"))
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactlyInAnyOrder("mysql-0", "mysql-1");
        assertThat(client.persistentVolumeClaims().inNamespace(namespace).list().getItems())
                .allMatch(claim -> claim.getStatus().getPhase().equals("Bound"))
                .extracting(claim -> claim.getMetadata().getName())
                .containsExactlyInAnyOrder("data-mysql-0", "data-mysql-1");

        client.apps().statefulSets().inNamespace(namespace).withName("mysql").scale(1);
        awaitStatefulSet(set -> set.getStatus().getReplicas() == 1);
        assertThat(client.persistentVolumeClaims().inNamespace(namespace).list().getItems())
                .hasSize(2);
    }

    @Test
    void a_new_stateful_set_takes_over_the_pods_of_a_deleted_one() {
        client.resource(statefulSet("mysql", 1)).create();
        awaitStatefulSet(set -> ready(set) == 1);
        String pod = pods("mysql").getFirst().getMetadata().getUid();

        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("mysql")
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        awaitStatefulSet(Objects::isNull);
        StatefulSet renamed = statefulSet("mysql", 1);
        renamed.getSpec().setServiceName("database");
        client.resource(renamed).create();
        awaitStatefulSet(set -> set != null && ready(set) == 1);

        assertThat(pods("mysql")).extracting(now -> now.getMetadata().getUid()).containsExactly(pod);
    }

    private void awaitDeployment(Predicate<Deployment> condition) {
        client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .waitUntilCondition(condition, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
    }

    private void awaitStatefulSet(Predicate<StatefulSet> condition) {
        client.apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("mysql")
                .waitUntilCondition(condition, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean isRolledOut(Deployment there) {
        int wanted = there.getSpec().getReplicas();
        var status = there.getStatus();
        return status != null
                && there.getMetadata().getGeneration().equals(status.getObservedGeneration())
                && Integer.valueOf(wanted).equals(status.getUpdatedReplicas())
                && Integer.valueOf(wanted).equals(status.getAvailableReplicas())
                && Integer.valueOf(wanted).equals(status.getReplicas());
    }

    private static int ready(StatefulSet set) {
        Integer ready = set.getStatus() == null ? null : set.getStatus().getReadyReplicas();
        return ready == null ? 0 : ready;
    }

    private List<Pod> pods(String app) {
        return client.pods().inNamespace(namespace).withLabel("app", app).list().getItems();
    }

    private Deployment deployment(String name, int replicas, String image) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .withMatchLabels(Map.of("app", name))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", name))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName(name)
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private StatefulSet statefulSet(String name, int replicas) {
        return new StatefulSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withServiceName(name)
                .withNewSelector()
                .withMatchLabels(Map.of("app", name))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Map.of("app", name))
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName(name)
                .withImage("mysql:8")
                .addNewVolumeMount()
                .withName("data")
                .withMountPath("/data")
                .endVolumeMount()
                .endContainer()
                .endSpec()
                .endTemplate()
                .addNewVolumeClaimTemplate()
                .withNewMetadata()
                .withName("data")
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withNewResources()
                .addToRequests("storage", new Quantity("1Gi"))
                .endResources()
                .endSpec()
                .endVolumeClaimTemplate()
                .endSpec()
                .build();
    }
}
