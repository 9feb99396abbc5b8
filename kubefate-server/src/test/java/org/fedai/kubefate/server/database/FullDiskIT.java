package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file of the embedded database cannot grow: a limit for the process has the effect of a full disk. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class FullDiskIT {
    private static final String READINESS = "/actuator/health/readiness";
    private static final String NOT_WRITABLE =
            "the database cannot write its file (is the disk full?); try again when there is room";

    private static final int REQUESTS = 40;

    @TempDir
    private Path folder;

    @Test
    void the_service_says_that_it_cannot_write_and_recovers_when_there_is_room() throws Exception {
        Path file = folder.resolve("database.mv.db");
        Path log = folder.resolve("log");
        try (ServerProcess server = ServerProcess.start(
                log,
                Map.of(),
                "--kubefate.sandbox=true",
                "--kubefate.repository.url=none",
                "--kubefate.database.file=" + folder.resolve("database"))) {
            Api probe = server.service().anonymous();
            Eventually.until(() -> probe.get(READINESS).status() == 200);
            Api api = probe.login("admin", "admin");
            limitFiles(server, Long.toString(Files.size(file)));

            Api.Reply refused = Eventually.until(() -> addUser(api), reply -> reply.status() != 200);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.error()).isEqualTo(NOT_WRITABLE);
            Eventually.until(() -> probe.get(READINESS).status() == 503);
            assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
            // Several connections, all of which the database has closed.
            assertThat(atOnce(() -> api.get("/v1/user").status())).hasSize(REQUESTS);

            limitFiles(server, "unlimited");

            Eventually.until(() -> probe.get(READINESS).status() == 200);
            Api again = probe.login("admin", "admin");
            assertThat(atOnce(() -> addUser(again).status())).containsOnly(200);
            assertThat(again.get("/v1/user").data().size()).isGreaterThan(1);
            assertThat(Files.readString(log)).contains(NOT_WRITABLE, "works again");
        }
    }

    private static List<Integer> atOnce(Callable<Integer> request) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(REQUESTS, request))) {
                statuses.add(status.get());
            }
            return statuses;
        }
    }

    /** Free room in the file is used first, so that several may succeed. */
    private static Api.Reply addUser(Api api) {
        String name = "user" + System.nanoTime();
        return api.post("/v1/user", Map.of("username", name, "password", "word-of-" + name, "email", "x".repeat(200)));
    }

    private static void limitFiles(ServerProcess server, String bytes) throws Exception {
        Process limit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).isZero();
    }
}
