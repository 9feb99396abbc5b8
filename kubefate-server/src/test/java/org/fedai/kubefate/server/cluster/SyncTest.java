package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import tools.jackson.databind.JsonNode;

/** What Helm does to a cluster is noticed and taken in. */
@OnEveryKubernetes
class SyncTest {
    private static final String NAME = "tiny-9999";

    private static ServerOn server;

    private final KubernetesUnderTest under;
    private final KubernetesClient kubernetes;
    private final String namespace;
    private Api api;
    private ClusterApi clusters;

    @TempDir
    private Path folder;

    SyncTest(KubernetesUnderTest under) {
        this.under = under;
        this.kubernetes = under.client();
        this.namespace = under.namespace();
    }

    @BeforeParameterizedClassInvocation
    static void start(KubernetesUnderTest kubernetes) {
        server = ServerOn.kubernetes(kubernetes.kubeconfig(), "--kubefate.jobs.time-limit=5m");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() {
        api = server.service().admin();
        clusters = new ClusterApi(api);
        clusters.upload(TestChart.version("v1.0.0"));
        clusters.upload(TestChart.version("v1.1.0"));
    }

    @Test
    void a_cluster_that_helm_did_not_touch_has_no_drift() {
        String uuid = installed("greeting: first\n");

        assertThat(drift(uuid)).isEmpty();
        JsonNode job = synced(uuid);
        assertThat(ClusterApi.states(job)).contains("Helm has not changed the release");
        assertThat(clusters.cluster(uuid).path("helm_revision").asInt()).isEqualTo(1);
    }

    @Test
    void an_upgrade_by_helm_becomes_a_revision_with_its_chart_and_values() throws IOException {
        assumeHelmCanWrite();
        String uuid = installed("greeting: first\n");
        String pod = pod("web");

        upgradeByHelm("v1.1.0", "second", true);

        assertThat(drift(uuid))
                .isEqualTo("Helm has changed the release: it has revision 2 (deployed), the last one of this service is"
                        + " revision 1 (deployed); take it in with kubefate cluster sync " + NAME);
        JsonNode refused = clusters.ended(begun(clusters.tryUpdate(args("v1.1.0", "greeting: third\n"))));
        assertThat(refused.path("reason").asString())
                .contains("take it in first (kubefate cluster sync " + NAME + "), so that the update does not undo it");
        assertThat(configMap("settings").get("greeting")).isEqualTo("second");

        JsonNode job = synced(uuid);

        assertThat(ClusterApi.states(job)).contains("took in revision 2 of Helm as revision 2");
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(drift(uuid)).isEmpty();
        assertThat(cluster.path("chart_version").asString()).isEqualTo("v1.1.0");
        assertThat(cluster.path("helm_revision").asInt()).isEqualTo(2);
        assertThat(cluster.path("Spec").path("greeting").asString()).isEqualTo("second");
        assertThat(cluster.path("status").asString()).isEqualTo("Running");
        assertThat(pod("web")).isEqualTo(pod);

        update("v1.1.0", "greeting: third\n");

        assertThat(configMap("settings").get("greeting")).isEqualTo("third");
        assertThat(kubernetes
                        .configMaps()
                        .inNamespace(namespace)
                        .withName("extra")
                        .get())
                .isNull();
        assertThat(history())
                .containsExactly("1 superseded tiny-v1.0.0", "2 superseded tiny-v1.1.0", "3 deployed tiny-v1.1.0");
    }

    @Test
    void an_uninstall_by_helm_deletes_the_cluster_here_as_well() {
        assumeHelmCanWrite();
        String uuid = installed("greeting: first\n");

        Helm.uninstall(NAME)
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .call();

        assertThat(kubernetes.apps().deployments().inNamespace(namespace).list().getItems())
                .isEmpty();
        assertThat(drift(uuid)).startsWith("Helm has uninstalled the release, or its records were deleted; revision 1");
        JsonNode job = synced(uuid);
        assertThat(ClusterApi.states(job))
                .anyMatch(state -> state.endsWith("nothing of the cluster is left, and it is deleted here as well"));
        assertThat(clusters.find(NAME).path("status").asString()).isEqualTo("Deleted");
        assertThat(installed("greeting: again\n")).isNotEqualTo(uuid);
        clusters.ended(clusters.delete(clusters.find(NAME).path("uuid").asString()));
    }

    @Test
    void records_that_somebody_deletes_are_written_again() {
        String uuid = installed("greeting: first\n");
        update("v1.1.0", "greeting: second\n");
        records().forEach(record -> kubernetes.secrets().resource(record).delete());
        assertThat(drift(uuid)).startsWith("Helm has uninstalled the release, or its records were deleted");

        JsonNode job = synced(uuid);

        assertThat(ClusterApi.states(job))
                .anyMatch(state -> state.endsWith("so that it remains, and its record for Helm was written again"));
        assertThat(clusters.cluster(uuid).path("status").asString()).isEqualTo("Running");
        assertThat(drift(uuid)).isEmpty();
        assertThat(history()).containsExactly("2 deployed tiny-v1.1.0");
    }

    @Test
    void an_operation_of_helm_in_progress_is_not_taken_in() {
        String uuid = installed("greeting: first\n");
        Secret record = records().getFirst();
        record.getMetadata().getLabels().put("status", "pending-rollback");
        kubernetes.secrets().resource(record).update();

        JsonNode job = clusters.ended(begun(api.post("/v1/cluster/" + uuid + "/sync", Map.of())));

        assertThat(job.path("status").asString()).isEqualTo("Failed");
        assertThat(job.path("reason").asString())
                .endsWith("wait until Helm has finished, or end what was interrupted with helm rollback");
    }

    private void assumeHelmCanWrite() {
        assumeThat(under.sandbox())
                .as("a Kubernetes that accepts Helm's protobuf")
                .isEmpty();
    }

    private void upgradeByHelm(String version, String greeting, boolean extra) throws IOException {
        Path archive = Files.write(
                folder.resolve("tiny.tgz"), TestChart.version(version).archive());
        Helm.upgrade(archive.toString())
                .withName(NAME)
                .withNamespace(namespace)
                .withKubeConfigContents(under.kubeconfig())
                .set("name", NAME)
                .set("greeting", greeting)
                .set("extra", extra)
                .call();
    }

    private String drift(String uuid) {
        return clusters.cluster(uuid).path("Info").path("drift").asString("");
    }

    private JsonNode synced(String uuid) {
        JsonNode job = clusters.ended(begun(api.post("/v1/cluster/" + uuid + "/sync", Map.of())));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private String pod(String name) {
        return kubernetes.pods().inNamespace(namespace).withLabel("app", name).list().getItems().stream()
                .map(pod -> pod.getMetadata().getUid())
                .reduce("", String::concat);
    }

    private Map<String, String> configMap(String name) {
        return kubernetes
                .configMaps()
                .inNamespace(namespace)
                .withName(name)
                .get()
                .getData();
    }

    private List<Secret> records() {
        return kubernetes
                .secrets()
                .inNamespace(namespace)
                .withLabel("owner", "helm")
                .list()
                .getItems();
    }

    private List<String> history() {
        return Helm.history(NAME).withNamespace(namespace).withKubeConfigContents(under.kubeconfig()).call().stream()
                .map(revision -> revision.getRevision() + " " + revision.getStatus() + " " + revision.getChart())
                .toList();
    }

    private String installed(String moreYaml) {
        JsonNode job = clusters.ended(begun(clusters.tryInstall(args("v1.0.0", moreYaml))));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    private void update(String version, String moreYaml) {
        JsonNode job = clusters.ended(begun(clusters.tryUpdate(args(version, moreYaml))));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
    }

    private Map<String, Object> args(String version, String moreYaml) {
        return ClusterApi.args(NAME, namespace, "tiny", version, moreYaml);
    }

    private static JsonNode begun(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }
}
