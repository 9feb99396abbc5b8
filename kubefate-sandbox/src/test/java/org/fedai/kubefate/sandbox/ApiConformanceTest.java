package org.fedai.kubefate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API of the sandbox behaves like that of a real API server; the tests run against both. */
@OnEveryKubernetes
class ApiConformanceTest {
    private final KubernetesUnderTest kubernetes;
    private final KubernetesClient client;
    private String namespace = "";

    ApiConformanceTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.client = kubernetes.client();
    }

    @BeforeEach
    void namespace() {
        namespace = kubernetes.namespace();
    }

    @Test
    void an_object_cannot_be_created_twice() {
        create("settings", Map.of("a", "1"));

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> create("settings", Map.of()))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void an_update_of_an_old_resource_version_is_a_conflict() {
        ConfigMap old = create("settings", Map.of("a", "1"));
        map("settings")
                .edit(map -> new ConfigMapBuilder(map).addToData("a", "2").build());

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> client.resource(
                                new ConfigMapBuilder(old).addToData("a", "3").build())
                        .update())
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void an_update_without_a_change_keeps_the_resource_version() {
        ConfigMap created = create("settings", Map.of("a", "1"));

        assertThat(client.resource(created).update().getMetadata().getResourceVersion())
                .isEqualTo(created.getMetadata().getResourceVersion());
    }

    @Test
    void every_patch_type_is_supported() {
        create("settings", Map.of("a", "1", "b", "2"));

        map("settings").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":null,\"c\":\"3\"}}");
        map("settings").patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"data\":{\"d\":\"4\"}}");
        map("settings")
                .patch(PatchContext.of(PatchType.JSON), "[{\"op\":\"replace\",\"path\":\"/data/b\",\"value\":\"5\"}]");

        assertThat(map("settings").get().getData()).isEqualTo(Map.of("b", "5", "c", "3", "d", "4"));
    }

    @Test
    void a_field_of_another_manager_is_a_conflict_unless_forced() {
        client.resource(settings("1")).fieldManager("one").serverSideApply();

        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(
                        () -> client.resource(settings("2")).fieldManager("two").serverSideApply())
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(409))
                .withMessageContaining("conflict");
        client.resource(settings("2")).fieldManager("two").forceConflicts().serverSideApply();
        assertThat(map("settings").get().getData()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void a_dry_run_is_answered_and_changes_nothing() {
        create("settings", Map.of("a", "1"));
        var maps = client.configMaps().inNamespace(namespace);

        ConfigMap fresh = client.resource(new ConfigMapBuilder(settings("1"))
                        .editMetadata()
                        .withName("fresh")
                        .endMetadata()
                        .build())
                .dryRun()
                .create();
        ConfigMap applied = client.resource(settings("2"))
                .dryRun()
                .fieldManager("one")
                .forceConflicts()
                .serverSideApply();
        ConfigMap patched =
                map("settings").dryRun().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"a\":\"3\"}}");
        map("settings").dryRun().delete();

        assertThat(fresh.getMetadata().getUid()).isNotEmpty();
        assertThat(maps.withName("fresh").get()).isNull();
        assertThat(applied.getData()).isEqualTo(Map.of("a", "2"));
        assertThat(patched.getData()).isEqualTo(Map.of("a", "3"));
        assertThat(map("settings").get().getData()).isEqualTo(Map.of("a", "1"));
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> client.resource(settings("2")).dryRun().create())
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(409));
    }

    @Test
    void objects_are_selected_by_labels_and_fields() {
        labelled("one", Map.of("app", "web", "tier", "front"));
        labelled("two", Map.of("app", "web", "tier", "back"));
        labelled("three", Map.of("app", "db"));

        var maps = client.configMaps().inNamespace(namespace);
        assertThat(maps.withLabel("app", "web").list().getItems()).hasSize(2);
        assertThat(maps.withLabelIn("tier", "front", "side").list().getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("one");
        assertThat(maps.withLabel("app").withoutLabel("tier").list().getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("three");
        assertThat(maps.withField("metadata.name", "two").list().getItems()).hasSize(1);
    }

    @Test
    @Timeout(300) // A client that requests a WebSocket first must get a complete response, not an open stream.
    void a_watch_reports_objects_that_enter_change_and_leave_its_selection() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Watch watch = client.configMaps()
                .inNamespace(namespace)
                .withLabel("app", "web")
                .watch(into(heard))) {
            assertThat(watch).isNotNull();
            labelled("one", Map.of("app", "web"));
            labelled("other", Map.of("app", "db"));
            map("one").edit(map -> new ConfigMapBuilder(map).addToData("a", "1").build());
            map("one")
                    .edit(map -> new ConfigMapBuilder(map)
                            .editMetadata()
                            .addToLabels("app", "db")
                            .endMetadata()
                            .build());
            map("other")
                    .edit(map -> new ConfigMapBuilder(map)
                            .editMetadata()
                            .addToLabels("app", "web")
                            .endMetadata()
                            .build());
            map("other").delete();

            for (String expected :
                    List.of("ADDED one", "MODIFIED one", "DELETED one", "ADDED other", "DELETED other")) {
                assertThat(heard.poll(Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void services_keep_their_allocated_addresses() {
        Service created = client.resource(service("osx", "NodePort")).create();
        assertThat(created.getSpec().getClusterIP()).startsWith("10.96.");
        int port = created.getSpec().getPorts().getFirst().getNodePort();
        assertThat(port).isBetween(30000, 32767);

        Service changed = client.services()
                .inNamespace(namespace)
                .withName("osx")
                .edit(service -> new ServiceBuilder(service)
                        .editMetadata()
                        .addToLabels("a", "b")
                        .endMetadata()
                        .build());
        assertThat(changed.getSpec().getClusterIP()).isEqualTo(created.getSpec().getClusterIP());
        assertThat(changed.getSpec().getPorts().getFirst().getNodePort()).isEqualTo(port);
    }

    @Test
    void a_load_balancer_is_assigned_an_address() {
        client.resource(service("osx", "LoadBalancer")).create();

        client.services()
                .inNamespace(namespace)
                .withName("osx")
                .waitUntilCondition(
                        service -> service != null
                                && service.getStatus().getLoadBalancer() != null
                                && !service.getStatus()
                                        .getLoadBalancer()
                                        .getIngress()
                                        .isEmpty(),
                        Eventually.STANDSTILL.toSeconds(),
                        TimeUnit.SECONDS);
    }

    @Test
    void deleting_a_namespace_deletes_its_contents() {
        create("settings", Map.of());
        client.namespaces().withName(namespace).delete();

        client.namespaces()
                .withName(namespace)
                .waitUntilCondition(there -> there == null, Eventually.STANDSTILL.toSeconds(), TimeUnit.SECONDS);
        assertThat(map("settings").get()).isNull();
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> create("settings", Map.of()))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(404));
    }

    @Test
    void an_object_with_a_finalizer_is_removed_once_the_finalizer_is() {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("held")
                        .withNamespace(namespace)
                        .withFinalizers("example.org/hold")
                        .endMetadata()
                        .build())
                .create();
        map("held").delete();
        assertThat(map("held").get().getMetadata().getDeletionTimestamp()).isNotNull();

        map("held").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
        assertThat(map("held").get()).isNull();
    }

    private ConfigMap settings(String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("settings")
                .withNamespace(namespace)
                .endMetadata()
                .addToData("a", value)
                .build();
    }

    private Resource<ConfigMap> map(String name) {
        return client.configMaps().inNamespace(namespace).withName(name);
    }

    private ConfigMap create(String name, Map<String, String> data) {
        return client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }

    private void labelled(String name, Map<String, String> labels) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    private Service service(String name, String type) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withType(type)
                .addNewPort()
                .withPort(9370)
                .endPort()
                .endSpec()
                .build();
    }

    private static Watcher<ConfigMap> into(BlockingQueue<String> heard) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap map) {
                heard.add(action + " " + map.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                heard.add("closed: " + cause);
            }
        };
    }
}
