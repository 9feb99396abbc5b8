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

/** The output of {@code log.level: debug}. */
class TrafficTest {
    private static final String SPEC = """
            name: fate-9999
            namespace: fate-9999
            chartName: fate
            chartVersion: v1.8.0
            mysql: {password: s3cret}
            """;

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder)
                .talkingTo(service)
                .with("FATECLOUD_LOG_LEVEL", "debug")
                .with("FATECLOUD_USER_USERNAME", "eve")
                .with("FATECLOUD_USER_PASSWORD", "s3cret");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void requests_and_responses_are_printed_to_stderr_and_results_to_stdout() {
        service.answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success"));

        Result result = shell.run("job", "list", "-o", "json");

        assertThat(result.out()).isEqualTo("[]\n");
        assertThat(result.err().replaceAll("\\d+ ms", "N ms").lines())
                .containsExactly(
                        "> POST http://" + service.address() + "/v1/user/login",
                        "> {\"username\":\"eve\",\"password\":\"***\"}",
                        "< 200 OK (N ms)",
                        "< {\"code\":200,\"expire\":\"2026-11-25T12:30:00Z\",\"token\":\"***\"}",
                        "> GET http://" + service.address() + "/v1/job/",
                        "> Authorization: Bearer ***",
                        "< 200 OK (N ms)",
                        "< {\"msg\":\"getJobList Success\",\"data\":[]}");
    }

    @Test
    void passwords_in_a_cluster_yaml_are_masked_everywhere() {
        String data = Base64.getEncoder().encodeToString(SPEC.getBytes(StandardCharsets.UTF_8));
        String job =
                ServiceResponses.PENDING.replace("\"meta_data\":null", "\"meta_data\":{\"data\":\"" + data + "\"}");
        String cluster = ServiceResponses.CLUSTER
                .replace("\"partyId\":9999,", "\"partyId\":9999,\"mysql\":{\"password\":\"s3cret\"},")
                .replace("namespace: fate-9999\\n", "mysql: {password: s3cret}\\n");
        service.answer("POST /v1/cluster", 200, ServiceResponses.one("createCluster Success", job))
                .answer(
                        "GET /v1/cluster/" + ServiceResponses.CLUSTER_ID,
                        200,
                        ServiceResponses.one("getCluster Success", cluster));
        shell.file("cluster.yaml", SPEC);

        Result install = shell.run("cluster", "install", "-f", "cluster.yaml");
        Result describe = shell.run("cluster", "describe", ServiceResponses.CLUSTER_ID);

        assertThat(install.code()).isZero();
        assertThat(describe.code()).isZero();
        assertThat(install.err())
                .contains("\"name\":\"fate-9999\"")
                .doesNotContain("s3cret")
                .doesNotContain(data);
        assertThat(describe.err()).contains("\"partyId\":9999").doesNotContain("s3cret");
    }

    @Test
    void a_missing_response_is_printed() {
        service.close();

        assertThat(shell.run("job", "list").err()).contains("< none: connection refused");
    }

    @Test
    void followed_logs_are_printed_as_traffic() {
        service.answer(
                "GET /v1/log/" + ServiceResponses.CLUSTER_ID + "/ws", 404, "{\"error\":\"there is no such cluster\"}");

        assertThat(shell.run("cluster", "logs", ServiceResponses.CLUSTER_ID, "-f")
                        .err())
                .contains("> GET http://" + service.address() + "/v1/log/" + ServiceResponses.CLUSTER_ID + "/ws")
                .contains("< 404");
    }
}
