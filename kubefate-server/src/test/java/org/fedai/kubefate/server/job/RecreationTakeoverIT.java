package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker is killed after it has deleted an object, and before it has created it again. */
@Tag("slow")
class RecreationTakeoverIT {
    private static final String NAME = "recreated";
    private static final String HELD = "kubefate.fedai.org/held";

    @TempDir
    private Path folder;

    @Test
    void an_object_that_was_deleted_to_be_recreated_is_created_by_the_next_worker() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                KubernetesClient kubernetes = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                        .build()) {
            Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
            RollableScalableResource<StatefulSet> set =
                    kubernetes.apps().statefulSets().inNamespace(NAME).withName("store");
            JsonNode update;
            String pod;
            try (ServerProcess first = start(kubeconfig)) {
                ClusterApi clusters = first.service().clusters();
                clusters.upload(chart("v1.0.0", "store"));
                clusters.upload(chart("v1.1.0", "db"));
                clusters.ended(clusters.install(NAME, "v1.0.0", ""));
                pod = podUid(kubernetes);
                finalizers(set, List.of(HELD));
                Map<String, Object> args = ClusterApi.args(NAME, "v1.1.0", "");
                args.put("force", true);
                update = clusters.tryUpdate(args).data();
                clusters.when(update, now -> set.get().getMetadata().getDeletionTimestamp() != null);
                first.kill();
            }
            finalizers(set, List.of());
            set.waitUntilCondition(gone -> gone == null, 1, java.util.concurrent.TimeUnit.MINUTES);

            try (ServerProcess second = start(kubeconfig)) {
                JsonNode ended = second.service().clusters().ended(update);

                assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
                assertThat(set.get().getSpec().getServiceName()).isEqualTo("db");
                assertThat(podUid(kubernetes)).as("the pod is taken over").isEqualTo(pod);
            }
        }
    }

    private static String podUid(KubernetesClient kubernetes) {
        return kubernetes
                .pods()
                .inNamespace(NAME)
                .withName("store-0")
                .get()
                .getMetadata()
                .getUid();
    }

    private static void finalizers(RollableScalableResource<StatefulSet> set, List<String> added) {
        set.edit(edited -> {
            List<String> all = new java.util.ArrayList<>(edited.getMetadata().getFinalizers());
            all.remove(HELD);
            all.addAll(added);
            edited.getMetadata().setFinalizers(all);
            return edited;
        });
    }

    private static TestChart chart(String version, String serviceName) {
        return TestChart.version(version).without("templates/service.yaml").with("templates/store.yaml", """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata: {name: store}
                        spec:
                          serviceName: SERVICE
                          selector: {matchLabels: {app: store}}
                          template:
                            metadata: {labels: {app: store}}
                            spec: {containers: [{name: store, image: example/store:1.0}]}
                        """.replace(
                        "SERVICE", serviceName));
    }

    private ServerProcess start(Path kubeconfig) throws IOException {
        return ServerProcess.start(
                folder.resolve("server.log"),
                kubeconfig,
                "--kubefate.database.file=" + folder.resolve("database"),
                "--db-scheduler.heartbeat-interval=1s",
                "--db-scheduler.polling-interval=1s");
    }
}
