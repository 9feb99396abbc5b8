package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fedai.kubefate.server.testing.Databases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.containers.JdbcDatabaseContainer;

/** What becomes of rows that an earlier release has written, on every database. */
abstract class MigrationContract {
    private JdbcClient jdbc;
    private DataSource database;

    /** An empty database. */
    abstract DataSource create();

    static DataSource on(JdbcDatabaseContainer<?> server) {
        String url = server.getJdbcUrl().replace("/" + server.getDatabaseName(), "/" + Databases.create(server));
        return new DriverManagerDataSource(url, server.getUsername(), server.getPassword());
    }

    @BeforeEach
    void createDatabase() {
        database = create();
        jdbc = JdbcClient.create(database);
    }

    @Test
    void states_of_jobs_get_the_kinds_that_only_their_texts_told() {
        migrate("2");
        jdbc.sql("""
                        INSERT INTO job (id, uuid, cluster_uuid, method, creator, status, attempt, time_limit_nanos, start_time, created_at,
                            updated_at)
                        VALUES (1, 'a', 'b', 'ClusterInstall', 'admin', 'TIMEOUT', 1, 0, '2026-01-01', '2026-01-01', '2026-01-01'),
                            (2, 'c', 'd', 'ClusterInstall', 'admin', 'FAILED', 1, 0, '2026-01-01', '2026-01-01', '2026-01-01')""").update();
        state(1, "running", "update job status to Running");
        state(1, null, "warning: unknown field spec.replica");
        state(1, "checkout", "checkout cluster status [2582]");
        state(1, "sick-1", "osx is not available: image osx:9 cannot be pulled");
        state(1, "kubernetes-away", "Kubernetes does not answer; trying again");
        state(1, "reason", "checkout cluster status timeOut! The limit of 60 minutes is over");
        state(1, null, "what was installed is removed");
        state(2, "reason", "no node has room");
        state(2, null, "not everything could be taken back: no node has room");

        migrate("latest");

        assertThat(kinds(1))
                .containsExactly(
                        "STEP null null",
                        "WARNING null null",
                        "CHECK 2582 null",
                        "WARNING null osx",
                        "WARNING null null",
                        "TIMEOUT null null",
                        "END null null");
        assertThat(kinds(2)).containsExactly("REASON null null", "END null null");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void state(int job, String step, String text) {
        jdbc.sql("INSERT INTO job_state (job_id, step, text, created_at) VALUES (?, ?, ?, '2026-01-01')")
                .params(Arrays.asList(job, step, text))
                .update();
    }

    private List<String> kinds(int job) {
        List<Map<String, Object>> rows = jdbc.sql(
                        "SELECT kind AS k, counter AS c, module AS m FROM job_state WHERE job_id = ? ORDER BY id")
                .param(job)
                .query()
                .listOfRows();
        return rows.stream()
                .map(row -> row.get("k") + " " + row.get("c") + " " + row.get("m"))
                .toList();
    }
}
