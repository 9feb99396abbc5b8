package org.fedai.kubefate.server.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.testcontainers.containers.JdbcDatabaseContainer;

/** The first start on the database of a Go service. */
@ExtendWith(OutputCaptureExtension.class)
abstract class TakeOverContract {
    private final Sandbox sandbox = Sandbox.start(0);

    @TempDir
    private Path folder;

    private String name;
    private DataSource database;
    private JdbcClient jdbc;

    abstract JdbcDatabaseContainer<?> server();

    @BeforeEach
    void createDatabase() {
        name = Databases.create(server());
        String url = server().getJdbcUrl().replace("/" + server().getDatabaseName(), "/" + name);
        database = new DriverManagerDataSource(url, server().getUsername(), server().getPassword());
        jdbc = JdbcClient.create(database);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_tables_of_every_version_are_taken_over_and_stay(GoFixture version, CapturedOutput output) {
        version.load(database);
        Map<String, String> before = content();

        try (ServerOn server = start()) {
            GoFixture.checkTakenOver(server);
        }

        assertThat(output.getAll())
                .contains("took over 4 users, 3 charts, 8 clusters, " + (version == GoFixture.V1_4_1 ? 6 : 5)
                        + " jobs from the tables of the Go service, which stay as they are")
                .contains("chart fate v2.0.0 of the Go service is replaced by the one that this service brings");
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void what_the_go_service_adds_afterwards_is_taken_over_by_the_next_start(CapturedOutput output) {
        GoFixture.V1_4_5.load(database);
        try (ServerOn first = start()) {
            assertThat(jobs(first.service().admin())).isEqualTo(5);
            assertThat(first.service()
                            .admin()
                            .delete("/v1/job/40000000-0000-4000-8000-000000000004")
                            .status())
                    .isEqualTo(200);
        }
        jdbc.sql("UPDATE clusters SET updated_at = '2099-01-01' WHERE id = 1").update();
        jdbc.sql(
                        "INSERT INTO jobs (uuid, method, creator, status, id, created_at) "
                                + "VALUES ('40000000-0000-4000-8000-000000000099', 'ClusterUpdate', 'admin', 3, 99, '2026-03-03')")
                .update();

        try (ServerOn second = start()) {
            assertThat(jobs(second.service().admin()))
                    .as("with the new one, without the one that was deleted here")
                    .isEqualTo(5);
        }

        assertThat(output.getAll())
                .contains("took over 0 users, 0 charts, 0 clusters, 1 jobs")
                .contains("the Go service has changed clusters since they were taken over")
                .contains("fate-9999/fate-9999");
    }

    @Test
    void replicas_that_start_concurrently_take_over_once() throws Exception {
        GoFixture.V1_4_5.load(database);
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
        String[] settings = Databases.arguments(server(), name);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<ServerProcess> first =
                    threads.submit(() -> ServerProcess.start(folder.resolve("first.log"), kubeconfig, settings));
            Future<ServerProcess> second =
                    threads.submit(() -> ServerProcess.start(folder.resolve("second.log"), kubeconfig, settings));
            try (ServerProcess one = first.get();
                    ServerProcess other = second.get()) {
                assertThat(one.service().admin().get("/v1/cluster?all=true").data())
                        .hasSize(8);
                assertThat(jobs(other.service().admin())).isEqualTo(5);
            }
        }
        String logs = Files.readString(folder.resolve("first.log")) + Files.readString(folder.resolve("second.log"));
        assertThat(logs.split("took over ", -1)).hasSize(2);
        assertThat(logs).doesNotContain("nothing was taken over");
    }

    @Test
    void tables_that_are_not_the_go_services_are_named_and_the_rest_is_taken_over(CapturedOutput output) {
        GoFixture.V1_4_5.load(database);
        jdbc.sql("ALTER TABLE jobs DROP COLUMN sub_jobs").update();

        try (ServerOn server = start()) {
            assertThat(server.service().admin().get("/v1/cluster?all=true").data())
                    .hasSize(8);
            assertThat(jobs(server.service().admin())).isZero();
        }

        assertThat(output.getAll())
                .contains("table jobs is not read: the Go service's has the columns sub_jobs too")
                .contains("took over 4 users, 3 charts, 8 clusters, 0 jobs");
    }

    @Test
    void a_takeover_that_fails_stores_nothing_and_the_service_starts(CapturedOutput output) {
        GoFixture.V1_4_5.load(database);
        jdbc.sql("ALTER TABLE jobs MODIFY time_limit VARCHAR(255)").update();
        jdbc.sql("UPDATE jobs SET time_limit = 'an hour' WHERE id = 5").update();

        try (ServerOn server = start()) {
            assertThat(server.service().admin().get("/v1/cluster?all=true").data())
                    .isEmpty();
            assertThat(server.service().admin().get("/v1/user").data()).hasSize(1);
        }
        jdbc.sql("UPDATE jobs SET time_limit = '3600000000000' WHERE id = 5").update();
        try (ServerOn server = start()) {
            assertThat(server.service().admin().get("/v1/cluster?all=true").data())
                    .hasSize(8);
        }

        assertThat(output.getAll())
                .contains("nothing was taken over from the tables of the Go service: ")
                .contains("tries again at its next start")
                .contains("users that exist here keep their passwords of this service: admin");
    }

    /** The dump of a real service, when there is one. Its users are admin with password admin and alice with password wonder1. */
    @Test
    @EnabledIfSystemProperty(named = "go.database", matches = ".+")
    void a_real_database_is_taken_over(CapturedOutput output) {
        ResourceDatabasePopulator dump =
                new ResourceDatabasePopulator(new FileSystemResource(System.getProperty("go.database")));
        dump.execute(database);
        Map<String, String> before = content();

        try (ServerOn server = start()) {
            Api admin = server.service().login("admin", "admin");
            assertThat(server.service().login("alice", "wonder1").get("/v1/job").data())
                    .hasSameSizeAs(rows("jobs"));
            assertThat(admin.get("/v1/cluster?all=true").data().valueStream())
                    .extracting(cluster -> cluster.path("uuid").asString())
                    .containsExactlyElementsOf(rows("clusters"));
            admin.get("/v1/cluster")
                    .data()
                    .forEach(cluster -> assertThat(admin.get("/v1/cluster/"
                                            + cluster.path("uuid").asString())
                                    .status())
                            .isEqualTo(200));
        }

        assertThat(output.getAll()).contains("took over 2 users");
        assertThat(content()).isEqualTo(before);
    }

    private ServerOn start() {
        // The status is checked as it was taken over, not as the watch on an empty Kubernetes corrects it.
        return ServerOn.kubernetes(
                sandbox.kubeconfig(),
                Stream.concat(Stream.of("--kubefate.drift.watch=false"), Stream.of(Databases.arguments(server(), name)))
                        .toArray(String[]::new));
    }

    private static int jobs(Api api) {
        return api.get("/v1/job").data().size();
    }

    private List<String> rows(String table) {
        return jdbc.sql("SELECT uuid FROM " + table + " WHERE uuid IS NOT NULL ORDER BY id")
                .query(String.class)
                .list();
    }

    /** Of the tables of the Go service. */
    private Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        Stream.of(GoTable.values())
                .map(GoTable::table)
                .forEach(table -> content.put(
                        table,
                        jdbc.sql("SELECT * FROM " + table + " ORDER BY id").query(GoRow::of).list().stream()
                                .map(row -> row.text("uuid")
                                        + row.text("updated_at")
                                        + row.text("status")
                                        + row.text("password"))
                                .toList()
                                .toString()));
        return content;
    }
}
