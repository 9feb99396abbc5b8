package org.fedai.kubefate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.node.NodeSize;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that keeps its objects in a file goes on where it was. */
class RestartTest {
    @TempDir
    private Path folder;

    private Path state;

    @BeforeEach
    void prepare() {
        state = folder.resolve("state.gz");
    }

    @Test
    void workloads_go_on_after_a_restart() throws InterruptedException {
        String before;
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            client.load(stream("""
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata: {name: web, namespace: default}
                    spec:
                      replicas: 2
                      selector: {matchLabels: {app: web}}
                      template:
                        metadata: {labels: {app: web}}
                        spec: {containers: [{name: web, image: busybox}]}
                    """)).create();
            Eventually.until(() -> running(client), pods -> pods.size() == 2);
            assertThat(sandbox.awaitIdle(Eventually.STANDSTILL)).isTrue();
            before = seen(client);
        }

        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            assertThat(sandbox.awaitIdle(Eventually.STANDSTILL)).isTrue();
            assertThat(seen(client)).isEqualTo(before);
            String pod = running(client).getFirst().getMetadata().getName();
            assertThat(client.pods().inNamespace("default").withName(pod).getLog())
                    .contains("runs in the sandbox");

            client.apps().deployments().inNamespace("default").withName("web").scale(3);

            List<Pod> pods = Eventually.until(() -> running(client), found -> found.size() == 3);
            assertThat(pods).extracting(one -> one.getStatus().getPodIP()).doesNotHaveDuplicates();
            client.apps().deployments().inNamespace("default").withName("web").delete();
            Eventually.until(() -> running(client), List::isEmpty);
        }
    }

    @Test
    void a_job_that_ran_ends_after_a_restart() {
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            client.load(stream("""
                    apiVersion: batch/v1
                    kind: Job
                    metadata: {name: one, namespace: default}
                    spec:
                      template:
                        metadata: {annotations: {fake-kubelet/job-seconds: "2"}}
                        spec: {restartPolicy: Never, containers: [{name: one, image: busybox}]}
                    """)).create();
            Eventually.until(() -> running(client), pods -> pods.size() == 1);
        }
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            Eventually.until(() -> client.batch()
                            .v1()
                            .jobs()
                            .inNamespace("default")
                            .withName("one")
                            .get()
                            .getStatus()
                            .getSucceeded()
                    != null);
        }
    }

    @Test
    void custom_types_and_their_objects_are_kept() {
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            client.load(stream("""
                    apiVersion: apiextensions.k8s.io/v1
                    kind: CustomResourceDefinition
                    metadata: {name: things.example.com}
                    spec:
                      group: example.com
                      scope: Namespaced
                      names: {plural: things, singular: thing, kind: Thing, listKind: ThingList}
                      versions:
                        - name: v1
                          served: true
                          storage: true
                          schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                    """)).create();
            GenericKubernetesResource thing = new GenericKubernetesResource();
            thing.setApiVersion("example.com/v1");
            thing.setKind("Thing");
            thing.setMetadata(new ObjectMetaBuilder()
                    .withName("one")
                    .withNamespace("default")
                    .build());
            Eventually.until(() -> client.getApiGroup("example.com") != null);
            client.resource(thing).create();
        }
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            assertThat(client.genericKubernetesResources("example.com/v1", "Thing")
                            .inNamespace("default")
                            .withName("one")
                            .get())
                    .isNotNull();
        }
    }

    @Test
    void what_has_been_written_survives_a_kill() throws IOException {
        Path copy = folder.resolve("copy.gz");
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            client.namespaces()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("kept")
                            .endMetadata()
                            .build())
                    .create();
            Eventually.until(() -> holds(copy, "kept"));
        }
    }

    @Test
    void the_size_of_the_node_is_that_of_the_last_start() {
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.url()).isNotEmpty();
        }
        try (Sandbox sandbox = Sandbox.start(0, new NodeSize("3", "1Gi", 5), state);
                KubernetesClient client = client(sandbox)) {
            Node node = client.nodes().list().getItems().getFirst();
            assertThat(node.getStatus().getAllocatable().get("pods").getAmount())
                    .isEqualTo("5");
        }
    }

    @Test
    void a_broken_file_is_set_aside_and_the_sandbox_starts_empty() throws IOException {
        Files.writeString(state, "broken");

        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            assertThat(client.namespaces().withName("default").get()).isNotNull();
        }

        assertThat(folder.resolve("state.gz.broken")).hasContent("broken");
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.url()).isNotEmpty();
        }
    }

    @Test
    void clients_that_watched_before_have_to_list_again() {
        String version;
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            client.configMaps()
                    .inNamespace("default")
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("one")
                            .endMetadata()
                            .withData(Map.of())
                            .build())
                    .create();
            version = client.configMaps()
                    .inNamespace("default")
                    .list()
                    .getMetadata()
                    .getResourceVersion();
        }
        try (Sandbox sandbox = start();
                KubernetesClient client = client(sandbox)) {
            assertThat(client.raw("/api/v1/namespaces/default/configmaps?watch=true&timeoutSeconds=1&resourceVersion="
                            + version))
                    .contains("\"code\":410");
        }
    }

    /** Whether a sandbox that starts with a copy of the file as it is now has the namespace. */
    private boolean holds(Path copy, String namespace) {
        try {
            if (!Files.exists(state)) {
                return false;
            }
            Files.copy(state, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Sandbox sandbox = Sandbox.start(0, NodeSize.DEFAULT, copy);
                KubernetesClient client = client(sandbox)) {
            return client.namespaces().withName(namespace).get() != null;
        }
    }

    private Sandbox start() {
        return Sandbox.start(0, NodeSize.DEFAULT, state);
    }

    private static String seen(KubernetesClient client) {
        return client.pods().inAnyNamespace().list().getItems().stream()
                        .map(pod -> pod.getMetadata().getUid() + " "
                                + pod.getMetadata().getResourceVersion() + " "
                                + pod.getStatus().getPhase())
                        .sorted()
                        .toList()
                + " "
                + client.apps()
                        .deployments()
                        .inNamespace("default")
                        .withName("web")
                        .get()
                        .getMetadata()
                        .getResourceVersion();
    }

    private static List<Pod> running(KubernetesClient client) {
        return client.pods().inNamespace("default").list().getItems().stream()
                .filter(pod -> pod.getStatus().getPhase().equals("Running"))
                .toList();
    }

    private static InputStream stream(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static KubernetesClient client(Sandbox sandbox) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                .build();
    }
}
