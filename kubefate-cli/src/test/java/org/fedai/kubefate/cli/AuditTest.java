package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private static final String INSTALL = """
            {"id":8,"time":"2026-11-25T11:45:00.123456Z","count":1,"last_time":"2026-11-25T11:45:00.123456Z","user":"eve",
             "address":"192.168.9.1","action":"cluster.install","target":"fate-9999/fate-9999",
             "cluster_id":"24bb75ff-f636-4c64-8c04-1b9073f89a2f","detail":"","outcome":"Success","status":200,
             "job_id":"d92d7a56-7002-46a4-9363-da9c7346e05a"}""";
    private static final String DENIED = """
            {"id":7,"time":"2026-11-25T11:30:00Z","count":12,"last_time":"2026-11-25T11:31:10Z","user":"",
             "address":"2001:db8::/64","action":"user.login","target":"","cluster_id":"","detail":"","outcome":"Denied","status":401,
             "job_id":""}""";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer("GET /v1/audit", 200, ServiceResponses.list("getAuditList Success", INSTALL, DENIED))
                .answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void entries_are_a_table() {
        Result result = shell.run("audit");

        assertThat(result.err()).isEmpty();
        Golden.check("audit.txt", result.out());
        Golden.check("audit-wide.txt", shell.run("audit", "-o", "wide").out());
        assertThat(shell.run("audit", "-o", "json").out()).contains("\"job_id\": \"d92d7a56");
    }

    @Test
    void filters_are_sent_to_the_service() {
        shell.run(
                "audit",
                "--user",
                "eve",
                "--cluster",
                "fate-9999",
                "--action",
                "cluster.install",
                "--outcome",
                "failed",
                "--since",
                "7d",
                "--until",
                "2026-11-25T07:00:00");

        assertThat(service.asked())
                .endsWith(
                        "GET /v1/audit?action=cluster.install&cluster=fate-9999%2Ffate-9999"
                                + "&limit=50&outcome=Failed&since=2026-11-18T12%3A00%3A00Z&until=2026-11-25T07%3A00%3A00Z&user=eve");
    }

    @Test
    void a_cluster_can_be_given_by_the_beginning_of_its_uuid() {
        shell.run("audit", "--cluster", "24bb75");

        assertThat(service.asked()).endsWith("GET /v1/audit?cluster=" + ServiceResponses.CLUSTER_ID + "&limit=50");
    }

    @Test
    void a_cluster_that_was_never_installed_is_given_with_its_namespace() {
        shell.run("audit", "--cluster", "fate-1/fate-1");

        assertThat(service.asked()).endsWith("GET /v1/audit?cluster=fate-1%2Ffate-1&limit=50");
    }

    @Test
    void pages_are_read_until_the_limit() {
        String first = ServiceResponses.list("getAuditList Success", INSTALL);
        service.instead("GET /v1/audit", 200, first.substring(0, first.length() - 1) + ",\"next\":\"bW9yZQ\"}")
                .answer("GET /v1/audit", 200, ServiceResponses.list("getAuditList Success", DENIED));

        assertThat(shell.run("audit", "-o", "name").out()).isEqualTo("8\n7\n");
        assertThat(service.asked()).endsWith("GET /v1/audit?limit=50", "GET /v1/audit?cursor=bW9yZQ&limit=49");
    }

    @Test
    void a_note_says_that_there_is_more() {
        String first = ServiceResponses.list("getAuditList Success", INSTALL);
        service.instead("GET /v1/audit", 200, first.substring(0, first.length() - 1) + ",\"next\":\"bW9yZQ\"}");

        Result result = shell.run("audit", "--limit", "1", "-o", "name");

        assertThat(result.out()).isEqualTo("8\n");
        assertThat(result.err()).isEqualTo("kubefate: there are more entries; to see them, use --limit or --until\n");
    }

    @Test
    void a_time_that_is_none_is_a_usage_error() {
        assertThat(shell.run("audit", "--since", "yesterday").err())
                .isEqualTo("kubefate: invalid value for option '--since': yesterday is neither a time such as "
                        + "2026-11-25T07:00:00 nor a duration such as 30m, 24h or 7d. See 'kubefate audit --help'.\n");
        assertThat(shell.run("audit", "--limit", "0").code()).isEqualTo(2);
    }
}
