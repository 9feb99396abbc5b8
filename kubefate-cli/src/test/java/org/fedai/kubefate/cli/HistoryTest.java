package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private static final String PATH = "GET /v1/cluster/" + ServiceResponses.CLUSTER_ID + "/revision";

    private Service service;
    private Shell shell;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new Service();
        shell = new Shell(folder).talkingTo(service);
        service.answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER))
                .answer(
                        PATH,
                        200,
                        ServiceResponses.list(
                                "getRevisionList Success",
                                revision(1, "Superseded", "install"),
                                revision(2, "Deployed", "chart fate v1.11.2 to fate v2.0.0"),
                                revision(3, "Failed", "python.replicas")))
                .answer(PATH + "/2", 200, ServiceResponses.one("getRevision Success", contents(2)))
                .answer(PATH + "/1", 200, ServiceResponses.one("getRevision Success", contents(1)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void revisions_are_listed_with_who_and_what() {
        assertThat(shell.run("cluster", "history", "fate-9999").out()).isEqualTo("""
                REVISION   UPDATED               STATUS       CHART   ChartVERSION   CREATOR   DESCRIPTION
                1          2026-11-25 12:00:00   Superseded   fate    v2.0.0         eve       install
                2          2026-11-25 12:00:00   Deployed     fate    v2.0.0         eve       chart fate v1.11.2 to fate v2.0.0
                3          2026-11-25 12:00:00   Failed       fate    v2.0.0         eve       python.replicas
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "values fate-9999,values of 2",
        "values fate-9999 --all,partyId: 2",
        "values fate-9999 --revision 1,values of 1",
        "manifest fate-9999,manifest of 2",
        "hooks fate-9999 --revision 1,hooks of 1",
        "notes fate-9999,notes of 2",
    })
    void what_was_recorded_is_printed(String line, String text) {
        Result result = shell.run(("cluster get " + line).split(" "));

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(text + "\n");
    }

    @Test
    void a_part_that_does_not_exist_is_a_usage_error() {
        Result result = shell.run("cluster", "get", "fate-9999");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("values, manifest, hooks, notes");
    }

    @Test
    void a_cluster_without_revisions_is_refused() {
        service.instead(PATH, 200, ServiceResponses.list("getRevisionList Success"));

        Result result = shell.run("cluster", "get", "notes", "fate-9999");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("kubefate: cluster fate-9999 has no revisions yet\n");
    }

    private static String revision(int number, String status, String description) {
        return """
                {"revision":%d,"status":"%s","created_at":"2026-11-25T12:00:00Z","updated_at":"2026-11-25T12:00:00Z",
                 "creator":"eve","job_id":"%s","chart_name":"fate","chart_version":"v2.0.0","rolls_back_to":null,
                 "description":"%s"}""".formatted(number, status, ServiceResponses.JOB_ID, description);
    }

    private static String contents(int number) {
        return """
                {"summary":%1$s,"values":"values of %2$d","Spec":{},"chart_values":{"partyId":%2$d},
                 "manifest":"manifest of %2$d","hooks":"hooks of %2$d","notes":"notes of %2$d"}""".formatted(revision(number, "Deployed", ""), number);
    }
}
