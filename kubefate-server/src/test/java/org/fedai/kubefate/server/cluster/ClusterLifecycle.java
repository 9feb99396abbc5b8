package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The life of a cluster, from a cluster.yaml to running pods and back, on whatever database. */
abstract class ClusterLifecycle {
    @Autowired
    private KubernetesObjects kubernetes;

    private TestNamespaces names;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service, TestNamespaces ours) {
        api = service.admin();
        names = ours;
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @Test
    void a_cluster_is_installed_and_removed() {
        JsonNode begun = clusters.install(names.at("life"), "v1.0.0", "greeting: welcome\n");
        assertThat(begun.path("method").asString()).isEqualTo("ClusterInstall");
        assertThat(begun.path("creator").asString()).isEqualTo("admin");
        assertThat(begun.path("time_limit").asLong()).isEqualTo(3_600_000_000_000L);

        JsonNode job = clusters.ended(begun);

        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        List<String> states = ClusterApi.states(job);
        assertThat(states)
                .startsWith("update job status to Running", "create cluster in DB Success", "helm install success")
                .endsWith("job run Success");
        assertThat(states.get(3)).matches("checkout cluster status \\[\\d+\\]");
        assertThat(job.path("sub_jobs").path("web").path("Status").asString()).isEqualTo("Success");
        assertThat(job.path("sub_jobs").path("store").path("ModulesStatus").asString())
                .isEqualTo("Available");
        JsonNode cluster = clusters.cluster(job.path("cluster_id").asString());
        assertThat(cluster.path("status").asString()).isEqualTo("Running");
        assertThat(cluster.path("revision").asInt()).isEqualTo(1);
        assertThat(cluster.path("chart_values").path("greeting").asString()).isEqualTo("welcome");
        assertThat(cluster.path("Info")
                        .path("status")
                        .path("deployments")
                        .path("web")
                        .asString())
                .isEqualTo("Available");
        assertThat(greeting(names.at("life"))).isEqualTo("welcome");

        JsonNode removal = clusters.ended(clusters.delete(cluster.path("uuid").asString()));

        assertThat(removal.path("status").asString()).as(removal.toString()).isEqualTo("Success");
        assertThat(find(names.at("life"), "apps/v1", "Deployment", "web")).isFalse();
        assertThat(find(names.at("life"), "v1", "ConfigMap", "settings")).isFalse();
        assertThat(uuids("/v1/cluster")).doesNotContain(cluster.path("uuid").asString());
        assertThat(uuids("/v1/cluster?all=true")).contains(cluster.path("uuid").asString());
        assertThat(clusters.cluster(cluster.path("uuid").asString())
                        .path("status")
                        .asString())
                .isEqualTo("Deleted");
    }

    @Test
    void a_name_is_free_again_when_its_cluster_is_deleted() {
        JsonNode first = clusters.ended(clusters.install(names.at("again"), "v1.0.0", ""));

        Api.Reply second = clusters.tryInstall(ClusterApi.args(names.at("again"), "v1.0.0", ""));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error()).contains("name=" + names.at("again") + " & namespace=" + names.at("again"));

        clusters.ended(clusters.delete(first.path("cluster_id").asString()));
        assertThat(clusters.ended(clusters.install(names.at("again"), "v1.0.0", ""))
                        .path("status")
                        .asString())
                .isEqualTo("Success");
    }

    @Test
    void a_busy_cluster_refuses_other_work() {
        JsonNode job = clusters.install(names.at("busy"), "v1.0.0", "web: {fake-kubelet/behavior: not-ready}\n");

        Api.Reply refused = api.delete("/v1/cluster/" + job.path("cluster_id").asString());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error()).contains("job " + job.path("uuid").asString() + " is in progress");
        stop(job);
    }

    @Test
    void a_running_install_is_stopped_and_leaves_nothing() {
        JsonNode begun = clusters.install(names.at("stopped"), "v1.0.0", "web: {fake-kubelet/behavior: not-ready}\n");
        clusters.when(begun, job -> job.path("sub_jobs").has("web"));

        JsonNode job = stop(begun);

        assertThat(job.path("status").asString()).isEqualTo("Canceled");
        assertThat(ClusterApi.states(job)).contains("job stopped");
        assertThat(find(names.at("stopped"), "apps/v1", "Deployment", "web")).isFalse();
        assertThat(job.path("sub_jobs").path("web").path("Status").asString()).isEqualTo("Canceled");
        Api.Reply late = api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    void a_sick_pod_is_told_in_states_and_sub_jobs() {
        JsonNode begun =
                clusters.install(names.at("sick"), "v1.0.0", "web: {fake-kubelet/behavior: image-pull-backoff}\n");

        JsonNode job =
                clusters.when(begun, now -> now.path("sub_jobs").path("web").hasNonNull("Reason"));

        assertThat(job.path("sub_jobs").path("web").path("Reason").asString()).contains("image cannot be pulled");
        stop(job);
    }

    private JsonNode stop(JsonNode job) {
        Api.Reply reply = api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(reply.data().asString()).isEqualTo("Stop Job Success");
        return clusters.ended(job);
    }

    private boolean find(String namespace, String apiVersion, String kind, String name) {
        return kubernetes.find(new ObjectKey(apiVersion, kind, namespace, name)).isPresent();
    }

    private String greeting(String namespace) {
        ManifestObject settings = kubernetes
                .find(new ObjectKey("v1", "ConfigMap", namespace, "settings"))
                .orElseThrow();
        return String.valueOf(((Map<?, ?>) settings.content().get("data")).get("greeting"));
    }

    private List<String> uuids(String path) {
        return api.get(path)
                .data()
                .valueStream()
                .map(cluster -> cluster.path("uuid").asString())
                .toList();
    }
}
