package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerOn;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Kubernetes or the database do not answer. */
class AwayTest {
    @Test
    void without_kubernetes_requests_that_need_it_are_refused_and_the_others_answered() {
        Sandbox sandbox = Sandbox.start(0);
        try (ServerOn server = start(sandbox)) {
            Api api = server.service().admin();
            ClusterApi clusters = server.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            sandbox.close();

            Api.Reply install = clusters.tryInstall(ClusterApi.args("one", "v1.0.0", ""));
            assertThat(install.status()).as(install.error()).isEqualTo(503);
            assertThat(install.error()).isNotBlank();
            assertThat(install.body().propertyNames()).containsExactly("error");
            assertThat(api.get("/v1/namespace").status()).isEqualTo(503);
            assertThat(api.get("/v1/cluster").status()).isEqualTo(200);
            assertThat(api.get("/v1/job").data()).isEmpty();
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    @Test
    void a_job_goes_on_when_kubernetes_comes_back() {
        Sandbox sandbox = Sandbox.start(0);
        int port = Integer.parseInt(sandbox.url().substring(sandbox.url().lastIndexOf(':') + 1));
        try (ServerOn server = start(sandbox)) {
            ClusterApi clusters = server.service().clusters();
            clusters.upload(TestChart.version("v1.0.0"));
            JsonNode installed = clusters.ended(clusters.install("one", "v1.0.0", ""));
            sandbox.close();

            JsonNode job = clusters.delete(installed.path("cluster_id").asString());
            clusters.when(job, now -> ClusterApi.states(now).stream().anyMatch(state -> state.endsWith("; retrying")));
            try (Sandbox again = Sandbox.start(port)) {
                assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Success");
                assertThat(again.url()).endsWith(":" + port);
            }
        }
    }

    @Test
    void without_the_database_the_answer_is_that_it_is_away() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                ServerOn server = start(sandbox)) {
            Api api = server.service().admin();
            server.bean(DataSource.class)
                    .unwrap(com.zaxxer.hikari.HikariDataSource.class)
                    .close();

            assertThat(api.get("/v1/cluster").status()).isEqualTo(503);
            assertThat(api.get("/v1/cluster/").body().toString())
                    .isEqualTo("{\"error\":\"the database is unavailable; try again in a moment\"}");
            assertThat(server.service()
                            .anonymous()
                            .post("/v1/user/login", Map.of("username", "admin", "password", "admin"))
                            .status())
                    .isEqualTo(503);
            Api probe = server.service().anonymous();
            assertThat(probe.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
        }
    }

    @Test
    void with_all_connections_to_the_database_in_use_the_answer_is_that_the_service_is_busy() throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                ServerOn server = start(sandbox)) {
            Api api = server.service().admin();
            DataSource pool = server.bean(DataSource.class);
            List<Connection> taken = new ArrayList<>();
            try {
                while (taken.size() < 20) {
                    taken.add(pool.getConnection());
                }

                assertThat(api.get("/v1/cluster").body().toString())
                        .isEqualTo("{\"error\":\"the service is busy: all connections to the database are in use;"
                                + " try again in a moment\"}");
                assertThat(server.service()
                                .anonymous()
                                .get("/actuator/health/readiness")
                                .status())
                        .isEqualTo(200);
            } finally {
                for (Connection connection : taken) {
                    connection.close();
                }
            }
            assertThat(api.get("/v1/cluster").status()).isEqualTo(200);
        }
    }

    private static ServerOn start(Sandbox sandbox) {
        return ServerOn.kubernetes(sandbox.kubeconfig(), "--kubefate.jobs.retry-pause=200ms");
    }
}
