package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.cli.config.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffTest {
    private static final String PATH = "/v1/cluster/" + ServiceResponses.CLUSTER_ID + "/diff";
    private static final String YAML =
            "name: fate-9999\nnamespace: fate-9999\nchartName: fate\nchartVersion: v2.0.0\npartyId: 9999\n";

    private static final String DIFFERS = """
            {"from":2,"to":null,"objects":[
              {"api_version":"v1","kind":"ConfigMap","namespace":"fate-9999","name":"settings","change":"changed",
               "diff":"--- revision 2\\n+++ cluster.yaml\\n@@ -1,2 +1,2 @@\\n data:\\n-  colour: red\\n+  colour: \\u001b[2Jblue\\n"},
              {"api_version":"v1","kind":"Secret","namespace":"fate-9999","name":"old","change":"kept","diff":""}],
             "unchanged":12,
             "refusals":[{"api_version":"apps/v1","kind":"StatefulSet","namespace":"fate-9999","name":"mysql",
               "source":"fate/templates/mysql.yaml","field":"spec.serviceName","before":"mysql","after":"db",
               "reason":"updates are forbidden","immutable":true,"advice":"leave it as it is"}],
             "remarks":["the database is migrated first"]}
            """;

    private static final String SAME = """
            {"from":2,"to":1,"objects":[],"unchanged":14,"refusals":[],"remarks":[]}
            """;

    private Service service;
    private Shell shell;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new Service();
        shell = new Shell(folder).talkingTo(service).file("cluster.yaml", YAML);
        service.answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER))
                .answer("POST " + PATH, 200, ServiceResponses.one("diffCluster Success", DIFFERS))
                .answer("GET " + PATH, 200, ServiceResponses.one("diffCluster Success", SAME));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void an_update_is_shown_as_a_unified_diff_of_each_object() {
        Result result = shell.run("cluster", "diff", "fate-9999", "-f", "cluster.yaml");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                ConfigMap fate-9999/settings is changed
                --- revision 2
                +++ cluster.yaml
                @@ -1,2 +1,2 @@
                 data:
                -  colour: red
                +  colour: \\u001b[2Jblue

                Secret fate-9999/old is kept, and is not part of the cluster any more

                Kubernetes would refuse StatefulSet fate-9999/mysql (fate/templates/mysql.yaml): spec.serviceName is mysql \
                and would become db: updates are forbidden; leave it as it is
                note: the database is migrated first
                1 changed, 1 kept, 12 unchanged
                """);
    }

    @Test
    void terminals_show_it_in_colors_unless_they_are_switched_off() {
        assertThat(shell.at(Terminal.of(80, 24))
                        .run("cluster", "diff", "fate-9999", "-f", "cluster.yaml")
                        .out())
                .contains("\u001b[31m-  colour: red\u001b[0m\n\u001b[32m+  colour: \\u001b[2Jblue\u001b[0m\n");
        assertThat(shell.with("NO_COLOR", "1")
                        .run("cluster", "diff", "fate-9999", "-f", "cluster.yaml")
                        .out())
                .doesNotContain("\u001b[");
    }

    @ParameterizedTest
    @CsvSource({
        "-f cluster.yaml,0",
        "-f cluster.yaml --exit-code,1",
        "--revision 1 --exit-code,0",
        "--revision 1 -f cluster.yaml,2",
        "--exit-code,2",
        "-f missing.yaml --exit-code,3",
    })
    void the_exit_code_says_whether_anything_differs(String options, int code) {
        assertThat(shell.run(("cluster diff fate-9999 " + options).split(" ")).code())
                .isEqualTo(code);
    }

    @Test
    void equal_revisions_are_said_to_be_equal() {
        assertThat(shell.run("cluster", "diff", "fate-9999", "--revision", "1").out())
                .isEqualTo("no differences; 14 unchanged\n");
    }

    @Test
    void two_revisions_are_compared_with_each_other() {
        service.instead("GET " + PATH, 200, ServiceResponses.one("diffCluster Success", DIFFERS));

        assertThat(shell.run("cluster", "diff", "fate-9999", "--revision", "3", "--with", "2", "--exit-code")
                        .code())
                .isEqualTo(1);
        assertThat(service.last().getTarget()).isEqualTo(PATH + "?revision=3&with=2");
    }

    @Test
    void documents_have_the_keys_of_the_rest_api() {
        assertThat(shell.run("cluster", "diff", "fate-9999", "--revision", "1", "-o", "yaml")
                        .out())
                .contains("from: 2", "unchanged: 14", "objects: []");
    }

    @Test
    void a_dry_run_lists_what_would_be_done() {
        service.answer("POST /v1/cluster", 200, ServiceResponses.one("dryRun Success", """
                {"mode":"server","objects":[
                  {"api_version":"v1","kind":"ConfigMap","namespace":"fate-9999","name":"settings","change":"created"}],
                 "unchanged":0,"left_out":["namespace fate-9999 does not exist yet"]}
                """));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--dry-run=server");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                created  ConfigMap fate-9999/settings
                note: namespace fate-9999 does not exist yet
                dry run (server), nothing was changed: 1 created, 0 unchanged
                """);
    }

    @Test
    void an_unknown_mode_of_a_dry_run_is_a_usage_error() {
        Result result = shell.run("cluster", "update", "-f", "cluster.yaml", "--dry-run=both");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("both is not one of client, server");
    }
}
