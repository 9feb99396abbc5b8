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
                        ServiceResponses.list(
                                "getClusterList Success", ServiceResponses.CLUSTER, ServiceResponses.DELETED_CLUSTER))
                .answer(
                        "GET /v1/cluster/" + ServiceResponses.CLUSTER_ID,
                        200,
                        ServiceResponses.one("getCluster Success", ServiceResponses.CLUSTER))
                .answer("GET /v1/chart/", 200, ServiceResponses.list("getChartList Success", ServiceResponses.CHART))
                .answer(
                        "GET /v1/chart/" + ServiceResponses.CHART_ID,
                        200,
                        ServiceResponses.one("getChart Success", ServiceResponses.CHART))
                .answer("GET /v1/user/", 200, ServiceResponses.list("getUserList Success", ServiceResponses.USER))
                .answer(
                        "GET /v1/user/" + ServiceResponses.USER_ID,
                        200,
                        ServiceResponses.one("getUser Success", ServiceResponses.USER))
                .answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success", ServiceResponses.DONE))
                .answer(
                        "GET /v1/job/" + ServiceResponses.JOB_ID,
                        200,
                        ServiceResponses.one("getJob Success", ServiceResponses.DONE));
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
    void an_object_is_shown_in_the_requested_format(String line, String golden) {
        Result result = shell.run(line.split(" "));

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        Golden.check(golden, result.out());
    }

    @Test
    void a_module_that_is_not_ready_has_a_reason() {
        service.instead(
                "GET /v1/job/" + ServiceResponses.JOB_ID,
                200,
                ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY));

        Golden.check(
                "job-describe-sick.txt",
                shell.run("job", "describe", ServiceResponses.JOB_ID).out());
    }

    @Test
    void a_pending_job_has_an_empty_card() {
        service.instead(
                "GET /v1/job/" + ServiceResponses.JOB_ID,
                200,
                ServiceResponses.one("getJob Success", ServiceResponses.PENDING));

        Golden.check(
                "job-describe-pending.txt",
                shell.run("job", "describe", ServiceResponses.JOB_ID).out());
    }

    @Test
    void long_lines_wrap_within_their_column_on_a_terminal() {
        Golden.check(
                "job-describe-terminal.txt",
                shell.at(Terminal.of(90, 0).withoutColours())
                        .run("job", "describe", ServiceResponses.JOB_ID)
                        .out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fate-9999", "fate-9999/fate-9999", "24bb75ff", "24B", "2"})
    void a_cluster_is_found_by_name_or_the_beginning_of_its_uuid(String reference) {
        Result result = shell.run("cluster", "describe", reference);

        assertThat(result.out()).startsWith("UUID         " + ServiceResponses.CLUSTER_ID);
        assertThat(service.asked()).contains("GET /v1/cluster/" + ServiceResponses.CLUSTER_ID);
    }

    @Test
    void a_failed_or_deleted_cluster_is_found_by_name_if_no_other_has_it() {
        service.instead("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success"))
                .answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER));

        assertThat(shell.run("cluster", "describe", "fate-9999").out())
                .startsWith("UUID         " + ServiceResponses.CLUSTER_ID);
        assertThat(service.asked()).contains("GET /v1/cluster/", "GET /v1/cluster/?all=true");
    }

    @Test
    void the_reasons_of_a_cluster_that_is_not_ready_come_first() {
        String sick = ServiceResponses.CLUSTER.replace(
                "\"pod\":", "\"reasons\":{\"osx\":\"image osx:9 cannot be pulled; check the tag\"},\"pod\":");
        service.instead(
                "GET /v1/cluster/" + ServiceResponses.CLUSTER_ID,
                200,
                ServiceResponses.one("getCluster Success", sick));

        assertThat(shell.run("cluster", "describe", ServiceResponses.CLUSTER_ID).out())
                .contains(
                        "Status       Running\nReasons      osx: image osx:9 cannot be pulled; check the tag\nLastTest ");
    }

    @Test
    void a_failed_job_has_a_reason() {
        String failed = ServiceResponses.NOT_READY.replace(
                "\"status\":\"Running\"", "\"status\":\"Failed\",\"reason\":\"no room\"");
        service.instead("GET /v1/job/" + ServiceResponses.JOB_ID, 200, ServiceResponses.one("getJob Success", failed));

        assertThat(shell.run("job", "describe", ServiceResponses.JOB_ID).out())
                .contains("Status    Failed\nReason    no room\n");
    }

    @Test
    void a_deleted_cluster_cannot_be_deleted_by_name() {
        service.instead("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success"));

        assertThat(shell.run("cluster", "delete", "fate-9999").err()).contains("cluster fate-9999 not found");
        assertThat(service.asked()).doesNotContain("GET /v1/cluster/?all=true");
    }

    @Test
    void the_role_of_an_account_is_shown_if_the_service_has_roles() {
        String user = ServiceResponses.USER.replace("\"email\"", "\"role\":\"operator\",\"email\"");
        service.instead("GET /v1/user/" + ServiceResponses.USER_ID, 200, ServiceResponses.one("getUser Success", user));

        assertThat(shell.run("user", "describe", ServiceResponses.USER_ID).out())
                .contains("Role     operator\n");
    }

    @Test
    void the_error_of_an_unknown_name_says_how_to_list_names() {
        Result result = shell.run("cluster", "describe", "fate-1");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .isEqualTo("kubefate: cluster fate-1 not found; to list the clusters, run kubefate cluster list\n");
    }

    @Test
    void the_error_of_an_ambiguous_name_lists_all_matches() {
        String twin =
                ServiceResponses.CLUSTER.replace(ServiceResponses.CLUSTER_ID, "35cc86aa-f636-4c64-8c04-1b9073f89a2f");
        service.instead(
                "GET /v1/cluster/",
                200,
                ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER, twin));

        assertThat(shell.run("cluster", "describe", "fate-9999").err())
                .isEqualTo("kubefate: fate-9999 matches more than one cluster: " + ServiceResponses.CLUSTER_ID
                        + ", 35cc86aa-f636-4c64-8c04-1b9073f89a2f\n");
    }

    @Test
    void the_error_message_of_the_service_is_printed() {
        service.instead(
                "GET /v1/job/" + ServiceResponses.JOB_ID,
                404,
                "{\"error\":\"there is no job " + ServiceResponses.JOB_ID + "\"}");

        Result result = shell.run("job", "describe", ServiceResponses.JOB_ID);

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("kubefate: there is no job " + ServiceResponses.JOB_ID + "\n");
        assertThat(result.out()).isEmpty();
    }
}
