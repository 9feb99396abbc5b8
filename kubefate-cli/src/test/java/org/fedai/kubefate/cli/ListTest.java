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
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {
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
                        "GET /v1/job/",
                        200,
                        ServiceResponses.list("getJobList Success", ServiceResponses.DONE, ServiceResponses.PENDING))
                .answer("GET /v1/user/", 200, ServiceResponses.list("getUserList Success", ServiceResponses.USER))
                .answer(
                        "GET /v1/namespace/",
                        200,
                        ServiceResponses.list("getNamespaceList Success", ServiceResponses.NAMESPACE))
                .answer("GET /v1/chart/", 200, ServiceResponses.list("getChartList Success", ServiceResponses.CHART));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cluster list,cluster-list.txt",
        "cluster ls -A -o wide,cluster-list-wide.txt",
        "cluster list -o json,cluster-list.json",
        "cluster list --output YAML,cluster-list.yaml",
        "job list,job-list.txt",
        "job ls -o wide,job-list-wide.txt",
        "job list -o json,job-list.json",
        "job list -o yaml,job-list.yaml",
        "chart list,chart-list.txt",
        "chart ls -o wide,chart-list-wide.txt",
        "chart list -o json,chart-list.json",
        "user ls,user-list.txt",
        "user list -o wide,user-list-wide.txt",
        "user list -o yaml,user-list.yaml",
        "namespace list,namespace-list.txt",
        "namespace ls -o wide,namespace-list-wide.txt",
        "namespace list -o json,namespace-list.json",
    })
    void a_list_is_printed_in_the_requested_format(String line, String golden) {
        Result result = shell.run(line.split(" "));

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        Golden.check(golden, result.out());
    }

    @Test
    void deleted_clusters_are_requested_only_on_demand() {
        shell.run("cluster", "list");
        assertThat(service.asked()).contains("GET /v1/cluster/");

        shell.run("cluster", "list", "--all");
        assertThat(service.asked()).contains("GET /v1/cluster/?all=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "json"})
    void a_list_of_charts_has_no_contents(String format) {
        shell.run("chart", "list", "-o", format);

        assertThat(service.asked()).contains("GET /v1/chart/?details=false").doesNotContain("GET /v1/chart/");
    }

    @ParameterizedTest
    @CsvSource({
        "cluster list,fate-9999/fate-9999",
        "job list," + ServiceResponses.JOB_ID,
        "chart list,fate-v2.0.0",
        "user list,eve",
        "namespace list,fate-9999",
    })
    void names_are_what_other_commands_take(String line, String name) {
        assertThat(shell.run((line + " -o name").split(" ")).out().lines()).contains(name);
    }

    @Test
    void clusters_of_one_namespace_can_be_listed() {
        assertThat(shell.run("cluster", "list", "-n", "fate-9999", "-o", "name").out())
                .isEqualTo("fate-9999/fate-9999\n");
        assertThat(shell.run("cluster", "list", "--namespace", "other", "-o", "name")
                        .out())
                .isEmpty();
    }

    @Test
    void jobs_of_one_namespace_can_be_listed() {
        assertThat(shell.run("job", "list", "-n", "fate-9999", "-o", "name").out())
                .contains(ServiceResponses.JOB_ID);
        assertThat(shell.run("job", "list", "-n", "other", "-o", "name").out()).isEmpty();
    }

    @Test
    void a_list_of_jobs_fits_100_columns() {
        assertThat(shell.run("job", "list").out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @CsvSource({
        "cluster list,/v1/cluster/?sort=newest",
        "cluster list --all,/v1/cluster/?all=true&sort=newest",
        "job list,/v1/job/?sort=newest",
        "chart list,/v1/chart/?details=false&sort=newest",
        "user list,/v1/user/?sort=newest",
    })
    void the_newest_are_listed_first_on_request(String line, String path) {
        assertThat(shell.run((line + " --sort newest").split(" ")).code()).isZero();
        assertThat(service.asked()).endsWith("GET " + path);
    }

    @Test
    void null_is_read_as_an_empty_list() {
        service.instead("GET /v1/job/", 200, "{\"msg\":\"getJobList Success\",\"data\":null}");

        assertThat(shell.run("job", "list", "-o", "yaml").out()).isEqualTo("[]\n");
    }

    @Test
    void an_empty_list_has_a_header_and_a_message_on_stderr() {
        service.instead("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success"));

        Result result = shell.run("cluster", "list");

        assertThat(result.out()).startsWith("UUID   NAME").hasLineCount(1);
        assertThat(result.err()).isEqualTo("kubefate: no clusters found\n");
        assertThat(result.code()).isZero();
        assertThat(shell.run("cluster", "list", "-o", "json").err()).isEmpty();
    }

    @Test
    void columns_are_aligned_for_every_script() {
        service.instead(
                "GET /v1/user/",
                200,
                ServiceResponses.list(
                        "getUserList Success",
                        ServiceResponses.USER,
                        ServiceResponses.USER.replace("\"eve\"", "\"\u738b\u5c0f\u660e\"")));

        assertThat(shell.run("user", "list").out().lines().map(line -> line.substring(38)))
                .containsExactly(
                        "  USERNAME   EMAIL             STATUS".substring(1),
                        " eve        eve@example.com   Available",
                        " \u738b\u5c0f\u660e     eve@example.com   Available");
    }
}
