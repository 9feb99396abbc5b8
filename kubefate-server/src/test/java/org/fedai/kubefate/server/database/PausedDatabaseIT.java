package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerOn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The database server keeps its connections open but does not answer, as on an overloaded or frozen machine. */
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class PausedDatabaseIT {
    private static final String READINESS = "/actuator/health/readiness";

    @Test
    void requests_are_refused_soon_and_answered_again_afterwards() {
        JdbcDatabaseContainer<?> database = Databases.mariaDb();
        try (Sandbox sandbox = Sandbox.start(0);
                ServerOn server = ServerOn.kubernetes(
                        sandbox.kubeconfig(),
                        "--kubefate.database.type=mysql",
                        "--kubefate.database.host=" + database.getHost(),
                        "--kubefate.database.port=" + database.getFirstMappedPort(),
                        "--kubefate.database.name=" + Databases.create(database),
                        "--kubefate.database.username=" + database.getUsername(),
                        "--kubefate.database.password=" + database.getPassword())) {
            Api api = server.service().admin();
            Api probe = server.service().anonymous();
            // A connection that was used just now is not checked again by the pool.
            assertThat(api.get("/v1/cluster").status()).isEqualTo(200);
            DockerClientFactory.instance()
                    .client()
                    .pauseContainerCmd(database.getContainerId())
                    .exec();
            try {
                Instant start = Instant.now();
                Api.Reply refused = api.get("/v1/cluster");

                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.error()).isEqualTo("the database is unavailable; try again in a moment");
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
                assertThat(probe.get(READINESS).status()).isEqualTo(503);
            } finally {
                DockerClientFactory.instance()
                        .client()
                        .unpauseContainerCmd(database.getContainerId())
                        .exec();
            }

            Eventually.until(() -> probe.get(READINESS).status() == 200);
            Eventually.until(() -> api.get("/v1/cluster").status() == 200);
        }
    }
}
