package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;
import tools.jackson.databind.JsonNode;

/** Two replicas on one database are one service. */
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class ReplicasIT {
    @TempDir
    private Path folder;

    @Test
    void on_mariadb_jobs_and_tokens_belong_to_all_replicas() throws Exception {
        shareAService(Databases.mariaDb());
    }

    @Test
    void on_mysql_jobs_and_tokens_belong_to_all_replicas() throws Exception {
        shareAService(Databases.mySql());
    }

    private void shareAService(JdbcDatabaseContainer<?> database) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0)) {
            String name = Databases.create(database);
            Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
            try (ServerProcess one = start("one", kubeconfig, database, name);
                    ServerProcess two = start("two", kubeconfig, database, name)) {
                Api oneApi = one.service().admin();
                Api twoApi = two.service().anonymous().withToken(oneApi.token());
                new ClusterApi(oneApi).upload(TestChart.named("shared", "v1.0.0"));
                aStopReachesAJobWhereverItRuns(oneApi, twoApi);
                aWaitHearsOfAJobWhereverItRuns(oneApi, twoApi);
                whatADeadReplicaLeftIsEnded(List.of(one, two), oneApi, twoApi);
            }
        }
    }

    /** One of the two requests comes to the replica that does not run the job. */
    private static void aStopReachesAJobWhereverItRuns(Api one, Api two) {
        for (Api stopper : List.of(one, two)) {
            ClusterApi clusters = new ClusterApi(one);
            JsonNode job = install(clusters, "stopped", "web: {fake-kubelet/behavior: not-ready}\n");
            clusters.when(job, now -> now.path("sub_jobs").has("web"));
            Api.Reply reply = stopper.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
            assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
        }
    }

    private static void aWaitHearsOfAJobWhereverItRuns(Api one, Api two) {
        JsonNode job = install(new ClusterApi(one), "heard", "");
        for (Api waiter : List.of(one, two)) {
            JsonNode now = job;
            while (!now.path("status").asString().equals("Success")) {
                assertThat(now.path("status").asString()).isIn("Pending", "Running");
                now = waiter.get("/v1/job/" + job.path("uuid").asString() + "?wait=30&since="
                                + now.path("UpdatedAt").asString())
                        .data();
            }
        }
    }

    private void whatADeadReplicaLeftIsEnded(List<ServerProcess> servers, Api one, Api two) throws IOException {
        JsonNode job = install(new ClusterApi(one), "orphan", "web: {fake-kubelet/delay: \"4\"}\n");
        String uuid = job.path("uuid").asString();
        new ClusterApi(two).when(job, now -> ClusterApi.states(now).contains("create cluster in DB Success"));
        boolean first = Files.readString(folder.resolve("one.log")).contains("attempt 1 [job=" + uuid);
        servers.get(first ? 0 : 1).kill();

        JsonNode ended = new ClusterApi(first ? two : one).ended(job);

        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("Success");
        assertThat(ClusterApi.states(ended)).doesNotHaveDuplicates().endsWith("job run Success");
        assertThat(Files.readString(folder.resolve(first ? "two.log" : "one.log")))
                .contains("attempt 2 [job=" + uuid);
    }

    private static JsonNode install(ClusterApi clusters, String name, String moreYaml) {
        Api.Reply begun = clusters.tryInstall(ClusterApi.args(name, name, "shared", "v1.0.0", moreYaml));
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(200);
        return begun.data();
    }

    private ServerProcess start(String replica, Path kubeconfig, JdbcDatabaseContainer<?> database, String name)
            throws IOException {
        return ServerProcess.start(folder.resolve(replica + ".log"), kubeconfig, Databases.arguments(database, name));
    }
}
