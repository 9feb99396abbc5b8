package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String TEST = "POST /v1/cluster/" + ServiceResponses.CLUSTER_ID + "/test";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer(
                "GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_test_is_started_and_its_job_named() {
        service.answer(TEST, 200, ServiceResponses.one("testCluster Success", ServiceResponses.PENDING));

        Result result = shell.run("cluster", "test", "fate-9999", "--with", "10000", "--kind", "lr");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("create job success, job id=" + ServiceResponses.JOB_ID + "\n");
        assertThat(service.last().getBody().utf8()).isEqualTo("{\"with\":\"10000\",\"kind\":\"lr\"}");
    }

    @Test
    void a_kind_that_does_not_exist_is_refused_before_anything_is_sent() {
        Result result = shell.run("cluster", "test", "fate-9999", "--kind", "nn");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("expected one of toy, psi, lr but was nn");
        assertThat(service.asked()).doesNotContain(TEST);
    }

    @Test
    void a_refusal_of_the_service_is_printed() {
        service.answer(TEST, 422, "{\"error\":\"the sandbox runs no containers, so that there is no FATE to test\"}");

        Result result = shell.run("cluster", "test", "fate-9999", "--wait");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("the sandbox runs no containers");
    }
}
