package org.fedai.kubefate.server.retention;

import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "kubefate.retention.interval=1s")
class RetentionScheduleTest {
    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_service_prunes_by_itself_again_and_again() {
        for (int round = 0; round < 2; round++) {
            jdbc.sql("""
                            INSERT INTO job (uuid, cluster_uuid, method, creator, status, attempt, time_limit_nanos, start_time, end_time,
                                created_at, updated_at)
                            VALUES ('old', 'old', 'ClusterUpdate', 'admin', 'FAILED', 1, 0, '2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01')""").update();

            Eventually.until(() -> jdbc.sql("SELECT COUNT(*) FROM job WHERE uuid = 'old'")
                            .query(Integer.class)
                            .single()
                    == 0);
        }
    }
}
