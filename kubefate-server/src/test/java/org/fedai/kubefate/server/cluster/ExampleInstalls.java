package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is in {@code examples/} becomes clusters that run, and that leave nothing behind but the claims of their data. */
abstract class ExampleInstalls {
    private static final Path EXAMPLES = Path.of("..", "examples");
    /** What an example's comments ask to be there before. */
    private static final String ASKED_FOR = "traffic-server-cert";

    @Autowired
    private KubernetesClient kubernetes;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void is_installed_and_removed_without_leftovers(Path example, RunningService service, TestNamespaces names) {
        String clusterYaml = read(example);
        assumeTrue(!clusterYaml.contains("device: GPU") || hasGpu(), "no node has a GPU");
        // One of the two parties keeps its data.
        boolean persistent = example.toString().contains("party-10000");
        String namespace = names.at("example");
        ClusterApi clusters = service.clusters();

        Api.Reply begun = clusters.tryInstall(
                args(clusterYaml.replace("persistence: false", "persistence: " + persistent), namespace));
        assertThat(begun.status()).as(begun.error()).isEqualTo(200);
        JsonNode installed = clusters.ended(begun.data());
        assertThat(installed.path("status").asString()).as(installed.toString()).isEqualTo("Success");
        boolean claims = claims(namespace) > 0;

        JsonNode removed =
                clusters.ended(clusters.delete(installed.path("cluster_id").asString()));
        assertThat(removed.path("status").asString()).as(removed.toString()).isEqualTo("Success");
        Eventually.until(() -> objects(namespace), List::isEmpty);
        assertThat(claims).isEqualTo(persistent);
    }

    private Map<String, Object> args(String clusterYaml, String namespace) {
        String yaml = clusterYaml.replaceAll("(?m)^(name|namespace): .*", "$1: " + namespace);
        ClusterSpec spec = ClusterSpec.parse(yaml, "example");
        if (clusterYaml.contains(ASKED_FOR)) {
            makeSecret(namespace);
        }
        Map<String, Object> args =
                new LinkedHashMap<>(ClusterApi.args(spec.name(), namespace, spec.chartName(), spec.chartVersion(), ""));
        args.put("data", ClusterArgs.encode(yaml));
        return args;
    }

    private void makeSecret(String namespace) {
        kubernetes
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        kubernetes
                .secrets()
                .inNamespace(namespace)
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(ASKED_FOR)
                        .endMetadata()
                        .addToStringData("proxy.key.pem", "none")
                        .build())
                .create();
    }

    private boolean hasGpu() {
        return kubernetes.nodes().list().getItems().stream()
                .anyMatch(node -> node.getStatus().getAllocatable().containsKey("nvidia.com/gpu"));
    }

    private int claims(String namespace) {
        return kubernetes
                .persistentVolumeClaims()
                .inNamespace(namespace)
                .list()
                .getItems()
                .size();
    }

    /** Kinds and names of what is there, without what Kubernetes puts into each namespace, and without claims. */
    private List<String> objects(String namespace) {
        return Stream.of(
                        kubernetes.pods().inNamespace(namespace).list().getItems(),
                        kubernetes.services().inNamespace(namespace).list().getItems(),
                        kubernetes.configMaps().inNamespace(namespace).list().getItems(),
                        kubernetes.secrets().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .serviceAccounts()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .apps()
                                .deployments()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .apps()
                                .replicaSets()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .apps()
                                .statefulSets()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .batch()
                                .v1()
                                .jobs()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes
                                .network()
                                .v1()
                                .ingresses()
                                .inNamespace(namespace)
                                .list()
                                .getItems(),
                        kubernetes.rbac().roles().inNamespace(namespace).list().getItems(),
                        kubernetes
                                .rbac()
                                .roleBindings()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .flatMap(List::stream)
                .filter(object -> !isKubernetesOwn(object))
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .toList();
    }

    private static boolean isKubernetesOwn(HasMetadata object) {
        return switch (object.getMetadata().getName()) {
            case "kube-root-ca.crt", "default", ASKED_FOR -> true;
            default ->
                object instanceof Secret secret && "kubernetes.io/service-account-token".equals(secret.getType());
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
