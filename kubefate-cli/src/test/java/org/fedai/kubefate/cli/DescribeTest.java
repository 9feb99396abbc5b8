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
import org.junit.jupiter.params.provider.ValueSource;

class DescribeTest {
    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer(
                        "GET /v1/cluster/",
                        200,
                        Answers.list("getClusterList Success", Answers.CLUSTER, Answers.DELETED_CLUSTER))
                .answer(
                        "GET /v1/cluster/" + Answers.CLUSTER_ID,
                        200,
                        Answers.one("getCluster Success", Answers.CLUSTER))
                .answer("GET /v1/chart/", 200, Answers.list("getChartList Success", Answers.CHART))
                .answer("GET /v1/chart/" + Answers.CHART_ID, 200, Answers.one("getChart Success", Answers.CHART))
                .answer("GET /v1/user/", 200, Answers.list("getUserList Success", Answers.USER))
                .answer("GET /v1/user/" + Answers.USER_ID, 200, Answers.one("getUser Success", Answers.USER))
                .answer("GET /v1/job/", 200, Answers.list("getJobList Success", Answers.DONE))
                .answer("GET /v1/job/" + Answers.JOB_ID, 200, Answers.one("getJob Success", Answers.DONE));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cluster describe 24bb75ff-f636-4c64-8c04-1b9073f89a2f,cluster-describe.txt",
        "cluster describe 24bb75ff-f636-4c64-8c04-1b9073f89a2f -o yaml,cluster-describe.yaml",
        "cluster describe 24bb75ff-f636-4c64-8c04-1b9073f89a2f -o json,cluster-describe.json",
        "job describe d92d7a56-7002-46a4-9363-da9c7346e05a,job-describe.txt",
        "job describe d92d7a56-7002-46a4-9363-da9c7346e05a -o yaml,job-describe.yaml",
        "job describe d92d7a56-7002-46a4-9363-da9c7346e05a -o json,job-describe.json",
        "chart describe fate-v2.0.0,chart-describe.txt",
        "chart describe 7a3f8f0e -o yaml,chart-describe.yaml",
        "user describe eve,user-describe.txt",
        "user describe 5ffd8a5c -o json,user-describe.json",
    })
    void one_thing_is_shown_in_the_form_asked_for(String line, String golden) {
        Result result = shell.run(line.split(" "));

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        Golden.check(golden, result.out());
    }

    @Test
    void a_sick_module_tells_its_reason() {
        service.instead("GET /v1/job/" + Answers.JOB_ID, 200, Answers.one("getJob Success", Answers.SICK));

        Golden.check(
                "job-describe-sick.txt",
                shell.run("job", "describe", Answers.JOB_ID).out());
    }

    @Test
    void a_job_that_has_not_begun_has_an_empty_card() {
        service.instead("GET /v1/job/" + Answers.JOB_ID, 200, Answers.one("getJob Success", Answers.PENDING));

        Golden.check(
                "job-describe-pending.txt",
                shell.run("job", "describe", Answers.JOB_ID).out());
    }

    @Test
    void long_lines_wrap_within_their_column_on_a_terminal() {
        Golden.check(
                "job-describe-terminal.txt",
                shell.at(Terminal.of(90, 0).withoutColours())
                        .run("job", "describe", Answers.JOB_ID)
                        .out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fate-9999", "fate-9999/fate-9999", "24bb75ff"})
    void a_cluster_may_be_called_by_name_or_by_the_beginning_of_its_uuid(String reference) {
        Result result = shell.run("cluster", "describe", reference);

        assertThat(result.out()).startsWith("UUID         " + Answers.CLUSTER_ID);
        assertThat(service.asked()).contains("GET /v1/cluster/" + Answers.CLUSTER_ID);
    }

    @Test
    void a_cluster_that_failed_or_was_deleted_is_found_by_name_while_no_other_has_it() {
        service.instead("GET /v1/cluster/", 200, Answers.list("getClusterList Success"))
                .answer("GET /v1/cluster/", 200, Answers.list("getClusterList Success", Answers.CLUSTER));

        assertThat(shell.run("cluster", "describe", "fate-9999").out())
                .startsWith("UUID         " + Answers.CLUSTER_ID);
        assertThat(service.asked()).contains("GET /v1/cluster/", "GET /v1/cluster/?all=true");
    }

    @Test
    void a_cluster_that_is_not_all_there_says_why_before_all_else() {
        String sick = Answers.CLUSTER.replace(
                "\"pod\":", "\"reasons\":{\"osx\":\"image osx:9 cannot be pulled; check the tag\"},\"pod\":");
        service.instead("GET /v1/cluster/" + Answers.CLUSTER_ID, 200, Answers.one("getCluster Success", sick));

        assertThat(shell.run("cluster", "describe", Answers.CLUSTER_ID).out())
                .contains("Status       Running\nReasons      osx: image osx:9 cannot be pulled; check the tag\nSpec ");
    }

    @Test
    void a_job_that_failed_says_why() {
        String failed = Answers.SICK.replace("\"status\":\"Running\"", "\"status\":\"Failed\",\"reason\":\"no room\"");
        service.instead("GET /v1/job/" + Answers.JOB_ID, 200, Answers.one("getJob Success", failed));

        assertThat(shell.run("job", "describe", Answers.JOB_ID).out())
                .contains("Status    Failed\nReason    no room\n");
    }

    @Test
    void what_is_deleted_already_is_not_found_by_its_name() {
        service.instead("GET /v1/cluster/", 200, Answers.list("getClusterList Success"));

        assertThat(shell.run("cluster", "delete", "fate-9999").err()).contains("no cluster is called fate-9999");
        assertThat(service.asked()).doesNotContain("GET /v1/cluster/?all=true");
    }

    @Test
    void the_role_of_an_account_is_shown_where_the_service_knows_roles() {
        String user = Answers.USER.replace("\"email\"", "\"role\":\"operator\",\"email\"");
        service.instead("GET /v1/user/" + Answers.USER_ID, 200, Answers.one("getUser Success", user));

        assertThat(shell.run("user", "describe", Answers.USER_ID).out()).contains("Role     operator\n");
    }

    @Test
    void a_name_that_nothing_has_is_refused_with_where_to_look() {
        Result result = shell.run("cluster", "describe", "fate-1");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .isEqualTo("kubefate: no cluster is called fate-1; kubefate cluster list shows those there are\n");
    }

    @Test
    void a_name_that_two_clusters_have_is_refused_with_both() {
        String twin = Answers.CLUSTER.replace(Answers.CLUSTER_ID, "35cc86aa-f636-4c64-8c04-1b9073f89a2f");
        service.instead("GET /v1/cluster/", 200, Answers.list("getClusterList Success", Answers.CLUSTER, twin));

        assertThat(shell.run("cluster", "describe", "fate-9999").err())
                .isEqualTo("kubefate: fate-9999 means more than one cluster: " + Answers.CLUSTER_ID
                        + ", 35cc86aa-f636-4c64-8c04-1b9073f89a2f\n");
    }

    @Test
    void what_the_service_says_of_an_unknown_id_is_passed_on() {
        service.instead("GET /v1/job/" + Answers.JOB_ID, 404, "{\"error\":\"there is no job " + Answers.JOB_ID + "\"}");

        Result result = shell.run("job", "describe", Answers.JOB_ID);

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("kubefate: there is no job " + Answers.JOB_ID + "\n");
        assertThat(result.out()).isEmpty();
    }
}
