package org.fedai.kubefate.server.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

/** Several replicas that start with an empty database. */
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class FirstStartIT {
    @TempDir
    private Path folder;

    @Test
    void replicas_that_start_concurrently_share_an_empty_database() throws Exception {
        JdbcDatabaseContainer<?> database = Databases.mariaDb();
        String[] settings = Databases.arguments(database, Databases.create(database));
        try (Sandbox sandbox = Sandbox.start(0);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
            Future<ServerProcess> first =
                    threads.submit(() -> ServerProcess.start(folder.resolve("first.log"), kubeconfig, settings));
            Future<ServerProcess> second =
                    threads.submit(() -> ServerProcess.start(folder.resolve("second.log"), kubeconfig, settings));
            try (ServerProcess one = first.get();
                    ServerProcess other = second.get()) {
                Api api = one.service().admin();

                assertThat(api.get("/v1/chart?details=false").data().valueStream())
                        .extracting(chart -> chart.path("name").asString() + " "
                                + chart.path("version").asString())
                        .contains("fate v2.0.0", "fate v2.2.0", "fate-upgrade-manager v1.0.0")
                        .doesNotHaveDuplicates();
                assertThat(other.service()
                                .anonymous()
                                .withToken(api.token())
                                .get("/v1/user")
                                .data())
                        .as("one key, one administrator")
                        .hasSize(1);
            }
        }
    }
}
