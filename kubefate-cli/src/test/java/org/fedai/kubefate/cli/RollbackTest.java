package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
    private static final String ROLLBACK = "POST /v1/cluster/" + ServiceResponses.CLUSTER_ID + "/rollback";

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
                        ROLLBACK,
                        200,
                        ServiceResponses.one(
                                "rollbackCluster Success",
                                ServiceResponses.job(
                                        "Pending", "0001-01-01T00:00:00Z", ServiceResponses.states(), "{}")));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void without_a_revision_the_service_chooses_the_last_good_one() {
        Result result = shell.run("cluster", "rollback", "fate-9999");

        assertThat(result.out()).isEqualTo("create job success, job id=" + ServiceResponses.JOB_ID + "\n");
        assertThat(service.last().getBody().utf8()).isEqualTo("{\"force\":false}");
    }

    @Test
    void a_revision_and_force_are_sent() {
        shell.run("cluster", "rollback", "fate-9999", "2", "--force");

        assertThat(service.last().getBody().utf8()).isEqualTo("{\"revision\":2,\"force\":true}");
    }

    @Test
    void a_revision_is_a_number() {
        Result result = shell.run("cluster", "rollback", "fate-9999", "two");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("REVISION").contains("'two' is not a whole number");
    }

    @Test
    void a_database_that_would_not_be_migrated_back_needs_force() {
        service.instead(ROLLBACK, 409, """
                {"error":"the database belongs to FATE v2.0.0; to roll back all the same, repeat the request with \\"force\\": true",
                 "reason":"the database belongs to FATE v2.0.0","confirm_with":"force"}""");

        Result result = shell.run("cluster", "rollback", "fate-9999");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err())
                .isEqualTo("kubefate: the database belongs to FATE v2.0.0; to roll back all the same, add --force\n");
    }
}
