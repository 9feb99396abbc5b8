package org.fedai.kubefate.server.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestNamespaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What is too old is deleted, on every database. */
@TestPropertySource(
        properties = {"kubefate.history.limit=3", "kubefate.jobs.retention=30d", "kubefate.retention.interval=1h"})
abstract class RetentionContract {
    private static final String UNREADY = "web: {fake-kubelet/behavior: not-ready}\n";

    @Autowired
    private List<Retention> retentions;

    @Autowired
    private JdbcClient jdbc;

    private TestNamespaces names;
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service, TestNamespaces ours) {
        api = service.admin();
        names = ours;
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
        clusters.upload(TestChart.version("v1.1.0")
                .with(
                        "templates/zz.yaml",
                        "apiVersion: v1\nkind: Service\nmetadata:\n  name: bad\nspec:\n  ports: []\n"));
    }

    @Test
    void the_oldest_revisions_are_deleted_but_neither_what_runs_nor_the_last_good_one() {
        String name = names.at("old");
        String uuid = installed(name);
        updated(name, "greeting: b\n");
        updated(name, "greeting: c\n");
        for (String greeting : List.of("d", "e")) {
            JsonNode failed = clusters.ended(clusters.update(name, "v1.1.0", "greeting: " + greeting + "\n"));
            assertThat(failed.path("status").asString()).as(failed.toString()).isEqualTo("Rollback");
        }
        assertThat(history(uuid))
                .containsExactly(
                        "1 Superseded",
                        "2 Superseded",
                        "3 Superseded",
                        "4 Failed",
                        "5 Superseded",
                        "6 Failed",
                        "7 Deployed");

        prune();

        assertThat(history(uuid)).containsExactly("2 Superseded", "5 Superseded", "6 Failed", "7 Deployed");
        assertThat(count("helm_revision", "release_uuid", uuid)).isEqualTo(4);
        Api.Reply pruned = api.get("/v1/cluster/" + uuid + "/revision/3");
        assertThat(pruned.status()).isEqualTo(404);
        assertThat(pruned.error())
                .isEqualTo("revision 3 of cluster " + name + "/" + name + " was pruned: the service keeps the last 3"
                        + " revisions of a cluster; its revisions are 2 to 7");
        Api.Reply rollback = api.post("/v1/cluster/" + uuid + "/rollback", Map.of("revision", 1));
        assertThat(rollback.status()).isEqualTo(404);
        assertThat(rollback.error()).contains("revision 1 of cluster").contains("was pruned");
        assertThat(api.get("/v1/cluster/" + uuid + "/revision/8").error()).contains("has no revision 8");

        JsonNode back = clusters.ended(
                api.post("/v1/cluster/" + uuid + "/rollback", Map.of()).data());
        assertThat(back.path("status").asString()).as(back.toString()).isEqualTo("Success");
        assertThat(back.path("meta_data").path("revision").asInt()).isEqualTo(2);
        assertThat(clusters.cluster(uuid).at("/Spec/greeting").asString()).isEqualTo("b");
    }

    @Test
    void a_cluster_that_a_job_is_changing_keeps_all_its_revisions() {
        String name = names.at("busy");
        String uuid = installed(name);
        for (String greeting : List.of("b", "c", "d")) {
            updated(name, "greeting: " + greeting + "\n");
        }
        JsonNode update = clusters.update(name, "v1.0.0", "greeting: e\n" + UNREADY);
        clusters.when(update, job -> ClusterApi.states(job).contains("Cluster update Success"));

        prune();
        assertThat(history(uuid)).hasSize(5);

        api.put("/v1/job/" + update.path("uuid").asString() + "?jobStatus=stop", Map.of());
        clusters.ended(update);
        prune();
        assertThat(history(uuid)).containsExactly("3 Superseded", "4 Superseded", "5 Failed", "6 Deployed");
    }

    @Test
    void jobs_that_ended_long_ago_are_deleted_with_what_belongs_to_them() {
        String name = names.at("jobs");
        clusters.upload(TestChart.named("fate", "v1.8.0"));
        clusters.upload(TestChart.named("fate", "v1.9.0"));
        JsonNode install = ended(clusters.tryInstall(ClusterApi.args(name, name, "fate", "v1.8.0", "")));
        JsonNode upgrade = ended(clusters.tryUpdate(ClusterApi.args(name, name, "fate", "v1.9.0", "")));
        JsonNode recent = ended(clusters.tryUpdate(ClusterApi.args(name, name, "fate", "v1.9.0", "greeting: b\n")));
        String uuid = install.path("cluster_id").asString();
        String migration = upgrade.path("uuid").asString();
        assertThat(count("revision", "release_uuid", migration)).isEqualTo(1);
        age(install, 31);
        age(upgrade, 31);
        age(recent, 29);

        prune();

        for (JsonNode job : List.of(install, upgrade)) {
            Api.Reply reply = api.get("/v1/job/" + job.path("uuid").asString());
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.error()).endsWith("; jobs are deleted 30 days after they have ended");
            assertThat(count("job_state", "job_id", job.path("ID").asInt())).isZero();
            assertThat(count("sub_job", "job_id", job.path("ID").asInt())).isZero();
        }
        assertThat(count("revision", "release_uuid", migration)).isZero();
        assertThat(count("helm_revision", "release_uuid", migration)).isZero();
        assertThat(clusters.job(recent.path("uuid").asString()).path("sub_jobs"))
                .isNotEmpty();
        assertThat(api.get("/v1/cluster/" + uuid + "/revision")
                        .data()
                        .valueStream()
                        .map(one -> one.path("creator").asString()))
                .as("who made them is still known")
                .containsExactly("admin", "admin", "admin");
        assertThat(clusters.cluster(uuid).path("status").asString()).isEqualTo("Running");
    }

    @Test
    void a_job_that_is_running_is_kept_however_old_it_is() {
        String name = names.at("running");
        JsonNode job = clusters.install(name, "v1.0.0", UNREADY);
        clusters.when(job, now -> now.path("sub_jobs").has("web"));
        jdbc.sql("UPDATE job SET updated_at = '2020-01-01', created_at = '2020-01-01' WHERE uuid = ?")
                .param(job.path("uuid").asString())
                .update();

        prune();

        api.put("/v1/job/" + job.path("uuid").asString() + "?jobStatus=stop", Map.of());
        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
    }

    @Test
    void replicas_that_prune_at_the_same_time_do_not_disturb_each_other() {
        List<String> old = IntStream.range(0, 450)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        old.forEach(uuid -> {
            jdbc.sql("""
                            INSERT INTO job (uuid, cluster_uuid, method, creator, status, attempt, time_limit_nanos, start_time, end_time,
                                created_at, updated_at)
                            VALUES (?, ?, 'ClusterUpdate', 'admin', 'FAILED', 1, 0, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01')""").params(uuid, uuid).update();
            jdbc.sql(
                            "INSERT INTO job_state (job_id, text, created_at) SELECT id, 'x', '2020-01-01' FROM job WHERE uuid = ?")
                    .param(uuid)
                    .update();
        });

        CompletableFuture.allOf(IntStream.range(0, 3)
                        .mapToObj(replica -> CompletableFuture.runAsync(this::prune))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(count("job", "end_time", "2020-01-01")).isZero();
        assertThat(count("job_state", "created_at", "2020-01-01")).isZero();
    }

    private void prune() {
        for (Retention one : retentions) {
            while (one.prune() > 0) {
                // Until nothing is left.
            }
        }
    }

    private void age(JsonNode job, int days) {
        jdbc.sql("UPDATE job SET end_time = ? WHERE uuid = ?")
                .params(
                        LocalDateTime.now(ZoneOffset.UTC).minusDays(days),
                        job.path("uuid").asString())
                .update();
    }

    private int count(String table, String column, Object value) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
                .param(value)
                .query(Integer.class)
                .single();
    }

    private String installed(String name) {
        return ended(clusters.tryInstall(ClusterApi.args(name, "v1.0.0", "greeting: a\n")))
                .path("cluster_id")
                .asString();
    }

    private void updated(String name, String moreYaml) {
        ended(clusters.tryUpdate(ClusterApi.args(name, "v1.0.0", moreYaml)));
    }

    private JsonNode ended(Api.Reply begun) {
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(200);
        JsonNode job = clusters.ended(begun.data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private List<String> history(String uuid) {
        return api.get("/v1/cluster/" + uuid + "/revision")
                .data()
                .valueStream()
                .map(one ->
                        one.path("revision").asInt() + " " + one.path("status").asString())
                .toList();
    }
}
