package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The behavior of every supported database. Hibernate validates at startup that the mappings match the tables. */
abstract class SchemaContract {
    static {
        // A time zone that is never UTC, to detect times that are stored in the zone of the machine.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    }

    private static final List<String> TABLES_OF_THE_GO_SERVICE = List.of("clusters", "jobs", "helm_charts", "users");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void no_table_name_conflicts_with_the_go_service() {
        assertThat(tables()).isNotEmpty().doesNotContainAnyElementsOf(TABLES_OF_THE_GO_SERVICE);
    }

    @Test
    void times_are_kept_in_utc_with_microseconds(RunningService service) {
        Api api = service.admin();
        String told = api.get("/v1/user").data().get(0).path("CreatedAt").asString();

        LocalDateTime kept = jdbc.sql("SELECT CAST(created_at AS CHAR(26)) FROM account WHERE username = 'admin'")
                .query((row, number) ->
                        LocalDateTime.parse(row.getString(1).strip().replace(' ', 'T')))
                .single();

        assertThat(kept.toInstant(ZoneOffset.UTC)).isEqualTo(Instant.parse(told));
    }

    @Test
    void names_of_deleted_clusters_can_be_reused() {
        insertCluster("00000000-0000-0000-0000-000000000001", "2026-01-01 00:00:00");
        insertCluster("00000000-0000-0000-0000-000000000002", "2026-01-01 00:00:00");
        insertCluster("00000000-0000-0000-0000-000000000003", null);

        assertThatThrownBy(() -> insertCluster("00000000-0000-0000-0000-000000000004", null))
                .isInstanceOf(DataIntegrityViolationException.class);
        jdbc.sql("DELETE FROM cluster WHERE namespace = 'schema-test'").update();
    }

    @Test
    void text_beyond_the_basic_plane_survives(RunningService service) {
        Api api = service.admin();
        jdbc.sql("INSERT INTO setting (name, content, updated_at) VALUES ('text', ?, '2026-01-01')")
                .param("\uD83D\uDC1F \u4E2D\u6587")
                .update();

        assertThat(jdbc.sql("SELECT content FROM setting WHERE name = 'text'")
                        .query(String.class)
                        .single())
                .isEqualTo("\uD83D\uDC1F \u4E2D\u6587");
        jdbc.sql("DELETE FROM setting WHERE name = 'text'").update();
        assertThat(api.get("/v1/version").status()).isEqualTo(200);
    }

    @Test
    void a_job_that_an_earlier_replica_has_written_is_read(RunningService service) {
        String uuid = "00000000-0000-0000-0000-00000000000a";
        jdbc.sql("""
                        INSERT INTO job (uuid, cluster_uuid, method, creator, args, status, attempt, time_limit_nanos, start_time,
                            created_at, updated_at)
                        VALUES (?, ?, 'ClusterInstall', 'admin', ?, 'SUCCESS', 1, 0, '2026-01-01', '2026-01-01', '2026-01-01')""").params(uuid, uuid, """
                        {"name":"one","namespace":"one","chart_name":"fate","chart_version":"v1","cover":true,"data":"YQ==",\
                        "Keep_upgrade_job":false}""").update();
        jdbc.sql("""
                        INSERT INTO job_state (job_id, text, created_at)
                        SELECT id, 'helm install success', '2026-01-01' FROM job WHERE uuid = ?""").param(uuid).update();

        JsonNode job = service.admin().get("/v1/job/" + uuid).data();

        assertThat(job.path("meta_data").toString()).isEqualTo("""
                {"name":"one","namespace":"one","chart_name":"fate","chart_version":"v1","cover":true,"data":"YQ==",\
                "Keep_upgrade_job":false}""");
        assertThat(job.path("state_details").toString()).isEqualTo("""
                [{"kind":"Step","text":"helm install success"}]""");
        jdbc.sql("DELETE FROM job WHERE uuid = ?").param(uuid).update();
    }

    private List<String> tables() {
        return jdbc
                .sql("SELECT table_name AS name FROM information_schema.tables WHERE table_schema IN ('kube_fate', "
                        + "'public', 'PUBLIC')")
                .query()
                .listOfRows()
                .stream()
                .map(Map::values)
                .map(values -> values.iterator().next().toString().toLowerCase(Locale.ROOT))
                .filter(name -> !TABLES_OF_THE_GO_SERVICE.contains(name) || !isOld(name))
                .toList();
    }

    /** Whether a test created the table, as the Go service does. */
    boolean isOld(String table) {
        return false;
    }

    private void insertCluster(String uuid, String deletedAt) {
        jdbc.sql("""
                        INSERT INTO cluster (uuid, name, namespace, chart_name, chart_version, spec, chart_values, revision,
                            release_revision, status, created_at, updated_at, deleted_at)
                        VALUES (?, 'one', 'schema-test', 'fate', 'v1', '', '', 0, 0, 'RUNNING', '2026-01-01', '2026-01-01', ?)""").params(java.util.Arrays.asList(uuid, deletedAt)).update();
    }
}
