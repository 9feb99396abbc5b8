package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers are killed in the middle of a job, and the job ends as if nothing had happened. */
class TakeoverIT {
    private static final String HOOK = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: first
              annotations:
                helm.sh/hook: pre-install
            spec:
              template:
                metadata:
                  annotations:
                    fake-kubelet/job-seconds: "5"
                spec:
                  restartPolicy: Never
                  containers: [{name: hook, image: "example/hook:1"}]
            """;

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private Path kubeconfig;

    @BeforeEach
    void startKubernetes() throws Exception {
        sandbox = Sandbox.start(0);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
    }

    @AfterEach
    void stopKubernetes() {
        sandbox.close();
    }

    @Test
    void an_install_survives_the_death_of_its_workers() throws Exception {
        JsonNode job;
        try (ServerProcess first = start()) {
            ClusterApi clusters = new ClusterApi(first.api().login("admin", "admin"));
            clusters.upload(TestChart.version("v1.0.0"));
            job = clusters.install("taken", "v1.0.0", "web: {fake-kubelet/delay: \"5\"}\n");
            clusters.when(job, now -> !ClusterApi.states(now).isEmpty());
            first.kill();
        }
        try (ServerProcess second = start()) {
            ClusterApi clusters = new ClusterApi(second.api().login("admin", "admin"));
            Instant started = Instant.now();
            clusters.when(job, now -> ClusterApi.states(now).contains("helm install success"));
            assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(30));
            second.kill();
        }
        try (ServerProcess third = start()) {
            ClusterApi clusters = new ClusterApi(third.api().login("admin", "admin"));
            JsonNode ended = clusters.ended(job);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            List<String> states = ClusterApi.states(ended);
            assertThat(states)
                    .as("each step is told once")
                    .doesNotHaveDuplicates()
                    .startsWith("update job status to Running", "create cluster in DB Success", "helm install success")
                    .endsWith("job run Success");
            JsonNode cluster = clusters.cluster(ended.path("cluster_id").asString());
            assertThat(cluster.path("status").asString()).isEqualTo("Running");
            assertThat(cluster.path("helm_revision").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_hook_survives_the_death_of_its_worker_and_runs_once() throws Exception {
        try (KubernetesClient kubernetes = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                .build()) {
            Resource<Job> hook =
                    kubernetes.batch().v1().jobs().inNamespace("hooked").withName("first");
            JsonNode job;
            try (ServerProcess first = start()) {
                ClusterApi clusters = new ClusterApi(first.api().login("admin", "admin"));
                clusters.upload(TestChart.version("v1.0.0").with("templates/hook.yaml", HOOK));
                job = clusters.install("hooked", "v1.0.0", "");
                clusters.when(job, now -> hook.get() != null);
                first.kill();
            }
            String made = hook.get().getMetadata().getUid();
            try (ServerProcess second = start()) {
                ClusterApi clusters = new ClusterApi(second.api().login("admin", "admin"));
                JsonNode ended = clusters.ended(job);

                assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
                assertThat(ClusterApi.states(ended))
                        .doesNotHaveDuplicates()
                        .contains("pre-install hook Job first is done");
                assertThat(hook.get().getMetadata().getUid()).isEqualTo(made);
            }
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(
                folder.resolve("server.log"), kubeconfig, "--kubefate.database.file=" + folder.resolve("database"));
    }
}
