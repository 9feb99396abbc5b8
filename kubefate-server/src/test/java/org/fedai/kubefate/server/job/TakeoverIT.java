package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
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
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.FakeFateFlow;
import org.fedai.kubefate.server.testing.Promptness;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestParty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Workers are killed in the middle of a job, and the job ends as if nothing had happened. */
@Tag("slow")
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
    private KubernetesClient kubernetes;

    @BeforeEach
    void startKubernetes() throws Exception {
        sandbox = Sandbox.start(0);
        kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
        kubernetes = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(sandbox.kubeconfig()))
                .build();
    }

    @AfterEach
    void stopKubernetes() {
        kubernetes.close();
        sandbox.close();
    }

    @Test
    void an_install_survives_the_death_of_its_workers() throws Exception {
        JsonNode job;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            job = clusters.install("taken", "v1.0.0", "web: {fake-kubelet/delay: \"5\"}\n");
            clusters.when(job, now -> !ClusterApi.states(now).isEmpty());
            first.kill();
        }
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            Instant started = Instant.now();
            clusters.when(job, now -> ClusterApi.states(now).contains("helm install success"));
            Promptness.assertWithin(Duration.ofSeconds(30), Duration.between(started, Instant.now()), "the takeover");
            second.kill();
        }
        try (ServerProcess third = start()) {
            ClusterApi clusters = third.service().clusters();
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
        Resource<Job> hook =
                kubernetes.batch().v1().jobs().inNamespace("hooked").withName("first");
        JsonNode job;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestChart.version("v1.0.0").with("templates/hook.yaml", HOOK));
            job = clusters.install("hooked", "v1.0.0", "");
            clusters.when(job, now -> hook.get() != null);
            first.kill();
        }
        String made = hook.get().getMetadata().getUid();
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            JsonNode ended = clusters.ended(job);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(ended))
                    .doesNotHaveDuplicates()
                    .contains("pre-install hook Job first completed");
            assertThat(hook.get().getMetadata().getUid()).isEqualTo(made);
        }
    }

    @Test
    void an_upgrade_survives_deaths_in_its_migration_and_after_it() throws Exception {
        JsonNode upgrade;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestChart.named("fate", "v1.8.0"));
            clusters.upload(TestChart.named("fate", "v1.9.0"));
            clusters.ended(clusters.tryInstall(ClusterApi.args("moved", "moved", "fate", "v1.8.0", ""))
                    .data());
            upgrade = clusters.tryUpdate(
                            ClusterApi.args("moved", "moved", "fate", "v1.9.0", "web: {fake-kubelet/delay: \"5\"}\n"))
                    .data();
            clusters.when(upgrade, now -> !migrations().isEmpty());
            first.kill();
        }
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            clusters.when(upgrade, now -> ClusterApi.states(now).contains("Cluster update Success"));
            second.kill();
        }
        try (ServerProcess third = start()) {
            ClusterApi clusters = third.service().clusters();
            JsonNode ended = clusters.ended(upgrade);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(ended))
                    .as("each step is told once")
                    .doesNotHaveDuplicates()
                    .contains("the database was migrated to version 1.9.0");
            assertThat(migrations()).as("the migration is removed").isEmpty();
            JsonNode cluster = clusters.cluster(ended.path("cluster_id").asString());
            assertThat(cluster.path("status").asString()).isEqualTo("Running");
            assertThat(cluster.path("chart_version").asString()).isEqualTo("v1.9.0");
            assertThat(cluster.path("helm_revision").asInt()).isEqualTo(2);
        }
    }

    @Test
    void the_way_back_of_a_stopped_update_survives_the_death_of_its_worker() throws Exception {
        Resource<ConfigMap> extra =
                kubernetes.configMaps().inNamespace("returned").withName("extra");
        JsonNode update;
        try (ServerProcess first = start()) {
            RunningService service = first.service();
            ClusterApi clusters = service.clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            clusters.ended(clusters.install("returned", "v1.0.0", ""));
            update = clusters.update("returned", "v1.0.0", "extra: true\nweb: {fake-kubelet/behavior: crash-loop}\n");
            clusters.when(update, now -> ClusterApi.states(now).contains("Cluster update Success"));
            hold(extra);
            service.admin().put("/v1/job/" + update.path("uuid").asString() + "?jobStatus=stop", Map.of());
            clusters.when(update, now -> extra.get().isMarkedForDeletion());
            first.kill();
        }
        release(extra);
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            JsonNode ended = clusters.ended(update);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Canceled");
            assertThat(ClusterApi.states(ended)).doesNotHaveDuplicates().endsWith("Cluster run rollback Success");
            assertThat(clusters.cluster(ended.path("cluster_id").asString())
                            .path("status")
                            .asString())
                    .isEqualTo("Rollback");
            assertThat(kubernetes
                            .apps()
                            .deployments()
                            .inNamespace("returned")
                            .withName("web")
                            .get()
                            .getSpec()
                            .getTemplate()
                            .getMetadata()
                            .getAnnotations())
                    .doesNotContainKey("fake-kubelet/behavior");
        }
    }

    @Test
    void a_rollback_survives_the_deaths_of_its_workers() throws Exception {
        Resource<ConfigMap> extra = kubernetes.configMaps().inNamespace("back").withName("extra");
        JsonNode rollback;
        try (ServerProcess first = start()) {
            RunningService service = first.service();
            ClusterApi clusters = service.clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            JsonNode installed = clusters.ended(
                    clusters.install("back", "v1.0.0", "greeting: first\nweb: {fake-kubelet/delay: \"5\"}\n"));
            clusters.ended(clusters.update("back", "v1.0.0", "greeting: second\nextra: true\n"));
            hold(extra);
            rollback = service.admin()
                    .post("/v1/cluster/" + installed.path("cluster_id").asString() + "/rollback", Map.of())
                    .data();
            clusters.when(rollback, now -> extra.get().isMarkedForDeletion());
            first.kill();
        }
        release(extra);
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            clusters.when(rollback, now -> ClusterApi.states(now).contains("Cluster rollback Success"));
            second.kill();
        }
        try (ServerProcess third = start()) {
            ClusterApi clusters = third.service().clusters();
            JsonNode ended = clusters.ended(rollback);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(ended))
                    .as("each step is told once")
                    .doesNotHaveDuplicates()
                    .contains("roll back from revision 2 to revision 1")
                    .endsWith("job run Success");
            JsonNode cluster = clusters.cluster(ended.path("cluster_id").asString());
            assertThat(cluster.path("status").asString()).isEqualTo("Running");
            assertThat(cluster.path("helm_revision").asInt()).isEqualTo(3);
            assertThat(cluster.path("Spec").path("greeting").asString()).isEqualTo("first");
            assertThat(extra.get()).isNull();
        }
    }

    @Test
    void the_way_back_of_a_failed_rollback_survives_the_death_of_its_worker() throws Exception {
        Resource<ConfigMap> extra = kubernetes.configMaps().inNamespace("forth").withName("extra");
        JsonNode rollback;
        try (ServerProcess first = start()) {
            RunningService service = first.service();
            ClusterApi clusters = service.clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            JsonNode installed = clusters.ended(clusters.install(
                    "forth", "v1.0.0", "greeting: first\nextra: true\nweb: {fake-kubelet/delay: \"5\"}\n"));
            clusters.ended(clusters.update("forth", "v1.0.0", "greeting: second\n"));
            rollback = service.admin()
                    .post("/v1/cluster/" + installed.path("cluster_id").asString() + "/rollback", Map.of())
                    .data();
            clusters.when(rollback, now -> ClusterApi.states(now).contains("Cluster rollback Success"));
            hold(extra);
            service.admin().put("/v1/job/" + rollback.path("uuid").asString() + "?jobStatus=stop", Map.of());
            clusters.when(rollback, now -> extra.get().isMarkedForDeletion());
            first.kill();
        }
        release(extra);
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            JsonNode ended = clusters.ended(rollback);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Canceled");
            assertThat(ClusterApi.states(ended)).doesNotHaveDuplicates().endsWith("Cluster run rollback Success");
            JsonNode cluster = clusters.cluster(ended.path("cluster_id").asString());
            assertThat(cluster.path("status").asString()).isEqualTo("Rollback");
            assertThat(cluster.path("helm_revision").asInt()).isEqualTo(4);
            assertThat(cluster.path("Spec").path("greeting").asString()).isEqualTo("second");
        }
    }

    @Test
    void a_delete_survives_the_death_of_its_worker() throws Exception {
        Resource<ConfigMap> settings =
                kubernetes.configMaps().inNamespace("gone").withName("settings");
        JsonNode delete;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            JsonNode installed = clusters.ended(clusters.install("gone", "v1.0.0", ""));
            hold(settings);
            delete = clusters.delete(installed.path("cluster_id").asString());
            clusters.when(delete, now -> settings.get().isMarkedForDeletion());
            first.kill();
        }
        release(settings);
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            JsonNode ended = clusters.ended(delete);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(ended)).doesNotHaveDuplicates();
            assertThat(clusters.find("gone").path("status").asString()).isEqualTo("Deleted");
            assertThat(kubernetes
                            .apps()
                            .deployments()
                            .inNamespace("gone")
                            .list()
                            .getItems())
                    .isEmpty();
            assertThat(settings.get()).isNull();
        }
    }

    @Test
    void a_test_survives_the_death_of_its_worker_and_submits_its_job_once() throws Exception {
        FakeFateFlow fate = new FakeFateFlow("9999");
        CountDownLatch dead = new CountDownLatch(1);
        // The worker dies after FATE-Flow has taken the job, and before it has heard of that.
        fate.before("/v2/job/submit", () -> await(dead));
        JsonNode job;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestParty.chart());
            String cluster = TestParty.install(clusters, "tested", "9999");
            TestParty.serve(sandbox, "tested", fate, fate.nginx());
            job = first.service()
                    .admin()
                    .post("/v1/cluster/" + cluster + "/test", Map.of())
                    .data();
            Eventually.until(fate::submitted, submitted -> !submitted.isEmpty());
            first.kill();
        }
        dead.countDown();
        try (ServerProcess second = start()) {
            JsonNode ended = second.service().clusters().ended(job);

            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            assertThat(ClusterApi.states(ended)).doesNotHaveDuplicates().endsWith("job run Success");
            assertThat(fate.submitted()).hasSize(1);
            assertThat(fate.tables()).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Job> migrations() {
        return kubernetes.batch().v1().jobs().inNamespace("moved").list().getItems();
    }

    /** So that a worker that removes it is still at it when it dies. */
    private static void hold(Resource<ConfigMap> object) {
        object.edit(map -> new ConfigMapBuilder(map)
                .editMetadata()
                .addToFinalizers("kubefate.fedai.org/held")
                .endMetadata()
                .build());
    }

    private static void release(Resource<ConfigMap> object) {
        object.edit(map -> new ConfigMapBuilder(map)
                .editMetadata()
                .withFinalizers(List.of())
                .endMetadata()
                .build());
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(
                folder.resolve("server.log"), kubeconfig, "--kubefate.database.file=" + folder.resolve("database"));
    }
}
