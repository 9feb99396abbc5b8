package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The sandbox is part of the process, and clusters are not. */
@Tag("slow")
class SandboxRestartIT {
    @TempDir
    private Path folder;

    @Test
    void an_install_and_an_update_go_on_after_the_process_was_killed() throws Exception {
        JsonNode install;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            install = clusters.install("one", "v1.0.0", "web: {fake-kubelet/delay: \"3\"}\n");
            clusters.when(install, now -> ClusterApi.states(now).contains("helm install success"));
            first.kill();
        }
        JsonNode update;
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            JsonNode ended = clusters.ended(install);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            update = clusters.update("one", "v1.0.0", "extra: true\nweb: {fake-kubelet/delay: \"3\"}\n");
            clusters.when(update, now -> ClusterApi.states(now).contains("Cluster update Success"));
            second.kill();
        }
        try (ServerProcess third = start()) {
            ClusterApi clusters = third.service().clusters();
            JsonNode ended = clusters.ended(update);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
            assertWell(clusters, ended.path("cluster_id").asString());
        }
    }

    @Test
    void a_cluster_is_as_it_was_after_the_service_was_stopped() throws Exception {
        String uuid;
        JsonNode before;
        try (ServerProcess first = start()) {
            ClusterApi clusters = first.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            uuid = clusters.ended(clusters.install("one", "v1.0.0", ""))
                    .path("cluster_id")
                    .asString();
            before = clusters.cluster(uuid).path("Info").path("pod");
            first.stop();
        }
        try (ServerProcess second = start()) {
            ClusterApi clusters = second.service().clusters();
            assertWell(clusters, uuid);
            assertThat(clusters.cluster(uuid).path("Info").path("pod")).isEqualTo(before);
            assertThat(clusters.ended(clusters.delete(uuid)).path("status").asString())
                    .isEqualTo("Success");
        }
        assertThat(folder.resolve("database.sandbox.gz")).isRegularFile();
    }

    private static void assertWell(ClusterApi clusters, String uuid) {
        JsonNode cluster = clusters.cluster(uuid);
        assertThat(cluster.path("status").asString()).as(cluster.toString()).isEqualTo("Running");
        assertThat(cluster.path("Info").path("pod")).as(cluster.toString()).hasSize(2);
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(
                folder.resolve("server.log"),
                Map.of(),
                "--kubefate.sandbox=true",
                "--kubefate.repository.url=none",
                "--kubefate.database.file=" + folder.resolve("database"));
    }
}
