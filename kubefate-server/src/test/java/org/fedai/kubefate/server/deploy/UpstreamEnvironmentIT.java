package org.fedai.kubefate.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

/** A deployment of the Go service in which only the image was changed, with its variables and MariaDB. */
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class UpstreamEnvironmentIT {
    @TempDir
    private Path folder;

    @Test
    void the_service_starts_with_the_variables_of_the_go_service() throws Exception {
        Path log = folder.resolve("server.log");
        try (Sandbox sandbox = Sandbox.start(0)) {
            Map<String, String> environment = environment();
            environment.put(
                    "KUBECONFIG",
                    Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig())
                            .toString());
            try (ServerProcess server = ServerProcess.startByEnvironment(log, environment)) {
                Api api = server.service().login("boss", "secret-of-boss");
                assertThat(api.get("/v1/chart/").data()).isNotEmpty();
                assertThat(api.get("/v1/cluster/").data()).isEmpty();
            }
        }
        assertThat(Files.readString(log))
                .as("FATECLOUD_LOG_NOCOLOR")
                .doesNotContain("\u001b[")
                .as("FATECLOUD_LOG_LEVEL")
                .contains("DEBUG")
                .as("passwords")
                .doesNotContain("secret-of-boss");
    }

    private static Map<String, String> environment() throws IOException {
        JdbcDatabaseContainer<?> database = Databases.mariaDb();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FATECLOUD_DB_TYPE", "mysql");
        environment.put("FATECLOUD_DB_HOST", database.getHost());
        environment.put("FATECLOUD_DB_PORT", database.getFirstMappedPort().toString());
        environment.put("FATECLOUD_DB_NAME", Databases.create(database));
        environment.put("FATECLOUD_DB_USERNAME", database.getUsername());
        environment.put("FATECLOUD_DB_PASSWORD", database.getPassword());
        environment.put("FATECLOUD_REPO_NAME", "kubefate");
        environment.put("FATECLOUD_REPO_URL", "https://federatedai.github.io/KubeFATE");
        environment.put("FATECLOUD_USER_USERNAME", "boss");
        environment.put("FATECLOUD_USER_PASSWORD", "secret-of-boss");
        environment.put("FATECLOUD_SERVER_ADDRESS", "0.0.0.0");
        environment.put("FATECLOUD_LOG_LEVEL", "debug");
        environment.put("FATECLOUD_LOG_NOCOLOR", "true");
        return environment;
    }
}
