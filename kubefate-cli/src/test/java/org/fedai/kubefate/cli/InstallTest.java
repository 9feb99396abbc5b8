package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
    private static final String SPEC = """
            name: fate-9999   # a comment stays
            namespace: fate-9999
            chartName: fate
            chartVersion: v2.0.0
            partyId: 9999
            """;

    private static final String INSTALL = "POST /v1/cluster";
    private static final String JOB = "GET /v1/job/" + Answers.JOB_ID;

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service).file("cluster.yaml", SPEC);
        service.answer(INSTALL, 200, Answers.one("createCluster Success", Answers.PENDING));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_cluster_yaml_is_sent_as_it_is_and_the_job_is_told() {
        Result result = shell.run("cluster", "install", "-f", "cluster.yaml");

        assertThat(result.out()).isEqualTo("create job success, job id=" + Answers.JOB_ID + "\n");
        assertThat(result.code()).isZero();
        assertThat(service.last().getBody().utf8())
                .isEqualTo("{\"name\":\"fate-9999\",\"namespace\":\"fate-9999\",\"chart_name\":\"fate\","
                        + "\"chart_version\":\"v2.0.0\",\"cover\":false,\"data\":\""
                        + Base64.getEncoder().encodeToString(SPEC.getBytes(StandardCharsets.UTF_8))
                        + "\",\"Keep_upgrade_job\":false}");
    }

    @Test
    void options_travel_with_the_request() {
        shell.run("cluster", "install", "-f", "cluster.yaml", "--cover", "--create-namespace");

        assertThat(service.last().getBody().utf8()).contains("\"cover\":true").contains("\"create_namespace\":true");
    }

    @Test
    void the_cluster_yaml_may_come_from_the_input() {
        assertThat(shell.typing(SPEC).run("cluster", "install", "-f", "-").code())
                .isZero();
    }

    @Test
    void a_missing_file_is_told_and_nothing_is_sent() {
        Result result = shell.run("cluster", "install", "-f", "missing.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("kubefate: missing.yaml cannot be read: there is no such file\n");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void a_cluster_yaml_that_cannot_be_used_is_refused_before_anything_is_sent() {
        shell.file("bad.yaml", "name: Fate_9999\nnamespace: fate-9999\n");

        Result result = shell.run("cluster", "install", "-f", "bad.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("bad.yaml").contains("chartName");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void a_refusal_of_the_service_is_one_line() {
        service.instead(INSTALL, 409, "{\"error\":\"the cluster fate-9999 is installed in fate-9999 already\"}");

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).isEqualTo("kubefate: the cluster fate-9999 is installed in fate-9999 already\n");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void waiting_shows_each_change_once_and_ends_well_with_success() {
        service.answer(JOB, 200, Answers.one("getJob Success", Answers.SICK))
                .answer(JOB, 200, Answers.one("getJob Success", Answers.DONE));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        Golden.check("install-wait.txt", result.out());
        assertThat(service.asked()).contains(JOB + "?wait=25&since=2026-11-25T11%3A58%3A30.123456Z");
    }

    @Test
    void waiting_for_a_job_that_fails_ends_with_its_reason_and_an_exit_code_of_its_own() {
        service.answer(
                JOB,
                200,
                Answers.one(
                        "getJob Success", Answers.SICK.replace("\"status\":\"Running\"", "\"status\":\"Timeout\"")));

        Result result = shell.run("cluster", "install", "-f", "cluster.yaml", "--wait");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.err())
                .isEqualTo(
                        "kubefate: job " + Answers.JOB_ID
                                + " ended as Timeout: image registry.example.com/osx:9 cannot be pulled: not found; check registry and tag\n");
    }

    @Test
    void deleting_a_cluster_is_a_job_too() {
        service.answer(
                "DELETE /v1/cluster/" + Answers.CLUSTER_ID, 200, Answers.one("deleteCluster Success", Answers.PENDING));

        Result result = shell.run("cluster", "delete", Answers.CLUSTER_ID);

        assertThat(result.out()).isEqualTo("create job success, job id=" + Answers.JOB_ID + "\n");
    }
}
