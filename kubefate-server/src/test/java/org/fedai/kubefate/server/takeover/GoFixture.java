package org.fedai.kubefate.server.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import tools.jackson.databind.JsonNode;

/** What a Go service of some version has left; the files in {@code takeover} have the same content in the tables of several versions. */
enum GoFixture {
    V1_4_1("v1.4.1.sql"),
    V1_4_4("v1.4.4.sql"),
    V1_4_5("v1.4.5.sql");

    private static final String CLUSTER = "20000000-0000-4000-8000-00000000000";
    private static final String JOB = "40000000-0000-4000-8000-00000000000";

    private final String file;

    GoFixture(String file) {
        this.file = file;
    }

    void load(DataSource database) {
        load("users-and-clusters.sql", database);
        load(file, database);
    }

    /** An SQLite file as the Go service makes it. */
    static Path sqlite(Path file) {
        load("v1.4.5.sqlite.sql", new DriverManagerDataSource("jdbc:sqlite:" + file));
        return file;
    }

    /** An SQLite file with the tables of this version. */
    Path asSqlite(Path path) {
        load(new DriverManagerDataSource("jdbc:sqlite:" + path));
        return path;
    }

    private static void load(String file, DataSource database) {
        new ResourceDatabasePopulator(new ClassPathResource("takeover/" + file)).execute(database);
    }

    /** Checks everything that a user can see of what was taken over. */
    static void checkTakenOver(ServerOn server) {
        Api admin = server.service().login("admin", "admin");
        checkClusters(admin);
        checkJobs(admin);
        checkCharts(admin);
        checkUsers(server, admin);
    }

    private static void checkUsers(ServerOn server, Api admin) {
        assertThat(admin.get("/v1/user").data().valueStream())
                .extracting(user -> user.path("username").asString() + " "
                        + user.path("userStatus").asString() + " "
                        + user.path("role").asString())
                .containsExactly(
                        "admin Available admin",
                        "alice Available admin",
                        "carl Deprecate admin",
                        "dora Available admin");
        JdbcClient jdbc = server.bean(JdbcClient.class);
        assertThat(password(jdbc, "alice")).startsWith("{pbkdf2-go}");
        assertThat(login(server, "alice", "wonder2").status()).isEqualTo(401);
        String token = server.service().login("alice", "wonder1").token();
        assertThat(password(jdbc, "alice")).as("the hash is replaced").startsWith("{bcrypt}");
        assertThat(login(server, "alice", "wonder1").status()).isEqualTo(200);
        assertThat(server.service()
                        .anonymous()
                        .withToken(token)
                        .get("/v1/cluster")
                        .status())
                .as("tokens outlive the new hash of the same password")
                .isEqualTo(200);
        assertThat(login(server, "carl", "sesame77").status())
                .as("deleted in Go")
                .isEqualTo(401);
        assertThat(login(server, "dora", "half").status()).as("half a hash").isEqualTo(401);
    }

    private static Api.Reply login(ServerOn server, String username, String password) {
        return server.service().anonymous().post("/v1/user/login", Map.of("username", username, "password", password));
    }

    private static String password(JdbcClient jdbc, String username) {
        return jdbc.sql("SELECT password FROM account WHERE username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    private static void checkClusters(Api admin) {
        assertThat(admin.get("/v1/cluster?all=true").data().valueStream())
                .extracting(cluster -> cluster.path("uuid").asString().substring(35) + " "
                        + cluster.path("name").asString() + " "
                        + cluster.path("chart_version").asString() + " "
                        + cluster.path("status").asString() + " "
                        + cluster.path("revision").asInt() + " "
                        + (cluster.path("DeletedAt").isNull() ? "" : "gone"))
                .containsExactly(
                        "1 fate-9999 v1.11.2 Running 2 ",
                        "2 fate-6666 v1.11.2 Deleted 1 gone",
                        "3 fate-5555 v1.11.1 Unavailable 0 ",
                        "4 fate-4444 v1.11.1 Rollback 1 ",
                        "5 fate-3333 v1.11.1 Running 1 ",
                        "6 fate-2222 v1.11.1 Failed 1 ",
                        "7 fate-1111 v1.11.1 Deleted 1 gone",
                        "8 fate-1111 v1.11.2 Unavailable 1 ");
        JsonNode running = admin.get("/v1/cluster/" + CLUSTER + "1").data();
        assertThat(running.path("namespaces").asString()).isEqualTo("fate-9999");
        assertThat(running.path("Spec").path("partyId").asInt()).isEqualTo(9999);
        assertThat(running.path("values").asString()).startsWith("{\"chartName\":\"fate\"");
        assertThat(running.path("chart_values").path("partyId").asInt()).isEqualTo(9999);
        assertThat(running.path("helm_revision").asInt()).isEqualTo(2);
        assertThat(running.path("CreatedAt").asString()).startsWith("2026-03-02T08:00:00");
        assertThat(admin.get("/v1/cluster/" + CLUSTER + "5").data().path("Spec").toString())
                .as("of half a cluster.yaml, what the columns know")
                .isEqualTo(
                        "{\"chartName\":\"fate\",\"chartVersion\":\"v1.11.1\",\"name\":\"fate-3333\",\"namespace\":\"fate-3333\"}");
    }

    private static void checkJobs(Api admin) {
        List<JsonNode> jobs = admin.get("/v1/job")
                .data()
                .valueStream()
                .filter(job -> job.path("uuid").asString().compareTo(JOB + "6") < 0)
                .toList();
        assertThat(jobs)
                .extracting(job ->
                        job.path("method").asString() + " " + job.path("status").asString() + " " + kinds(job))
                .containsExactly(
                        "ClusterInstall Success Step Step Step Check End",
                        "ClusterInstall Failed Step Step Step Check Reason",
                        "ClusterInstall Failed Step Reason",
                        "ClusterDelete Success Step",
                        "ClusterUpdate Rollback Step");
        JsonNode done = jobs.getFirst();
        assertThat(done.path("cluster_id").asString()).isEqualTo(CLUSTER + "1");
        assertThat(done.path("creator").asString()).isEqualTo("admin");
        assertThat(done.path("start_time").asString()).startsWith("2026-03-02T08:00:00");
        assertThat(done.path("end_time").asString()).startsWith("2026-03-02T08:00:41");
        assertThat(done.path("time_limit").asLong()).isEqualTo(3_600_000_000_000L);
        assertThat(ClusterApi.states(done)).contains("create Cluster in DB Success", "checkout Cluster status [12]");
        assertThat(done.path("meta_data").path("chart_version").asString()).isEqualTo("v1.11.2");
        JsonNode mysql = done.path("sub_jobs").path("mysql");
        assertThat(mysql.path("Status").asString()).isEqualTo("Success");
        assertThat(mysql.path("ModulesStatus").asString()).isEqualTo("Available");
        assertThat(mysql.path("StartTime").asString()).as("16:00 in Shanghai").startsWith("2026-03-02T08:00:00");
        assertThat(mysql.path("EndTime").asString()).startsWith("2026-03-02T08:00:40");
        JsonNode killed = jobs.get(1);
        assertThat(killed.path("reason").asString())
                .isEqualTo("the Go service ended while this job was Running; nobody continues it");
        assertThat(killed.path("sub_jobs").path("python").path("Status").asString())
                .isEqualTo("Failed");
        assertThat(jobs.get(3).path("meta_data").isNull()).isTrue();
        assertThat(jobs.get(4).path("sub_jobs")).as("half a text").isEmpty();
        assertThat(admin.get("/v1/job/" + JOB + "6").status())
                .as("deleted in Go")
                .isEqualTo(404);
    }

    private static String kinds(JsonNode job) {
        return job.path("state_details")
                .valueStream()
                .map(state -> state.path("kind").asString())
                .collect(Collectors.joining(" "));
    }

    private static void checkCharts(Api admin) {
        assertThat(admin.get("/v1/chart?details=false").data().valueStream())
                .extracting(chart -> chart.path("name").asString() + " "
                        + chart.path("version").asString())
                .contains("greeter v0.1.0", "fate v1.11.2", "fate v2.0.0")
                .doesNotHaveDuplicates()
                .noneMatch(chart -> chart.startsWith("broken"));
        JsonNode greeter =
                admin.get("/v1/chart/30000000-0000-4000-8000-000000000001").data();
        assertThat(greeter.path("values_template").asString()).isEqualTo("party: {{ .partyId }}\n");
        assertThat(greeter.path("values").asString()).isEqualTo("replicas: 1\n");
        assertThat(greeter.path("templates")).hasSize(1);
        assertThat(greeter.path("templates").get(0).path("name").asString()).isEqualTo("templates/hello.yaml");
        assertThat(admin.get("/v1/chart/30000000-0000-4000-8000-000000000003")
                        .data()
                        .path("templates")
                        .size())
                .as("the version that this service brings is its own")
                .isGreaterThan(1);
    }
}
