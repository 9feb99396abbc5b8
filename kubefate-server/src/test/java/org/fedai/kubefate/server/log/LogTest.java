package org.fedai.kubefate.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServerTest
class LogTest {
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @Test
    void the_logs_of_all_containers_are_read_with_prefixed_lines() {
        String cluster = install("log-whole", "from the web");

        Api.Reply all = api.get("/v1/log/" + cluster);

        assertThat(all.status()).as(all.raw().body()).isEqualTo(200);
        assertThat(all.message()).isEqualTo("getClusterLog Success");
        assertThat(all.data().asString()).containsPattern("(?m)^\\[web-\\S+ web\\] .*from the web");
        assertThat(api.get("/v1/log/" + cluster + "/?container=web").data().asString())
                .contains("from the web")
                .doesNotContain("[web-");
    }

    @Test
    void invalid_log_requests_are_rejected() {
        String cluster = install("log-refused", "text");

        assertThat(api.get("/v1/log/nowhere").status()).isEqualTo(404);
        assertThat(api.get("/v1/log/" + cluster + "?container=nobody").status()).isEqualTo(404);
        assertThat(api.get("/v1/log/" + cluster + "?tail=many").error()).contains("tail=many");
        assertThat(api.get("/v1/log/" + cluster + "?since-time=noon").status()).isEqualTo(400);
    }

    private String install(String name, String log) {
        JsonNode job = clusters.ended(clusters.install(name, "v1.0.0", "web:\n  fake-kubelet/log: \"" + log + "\"\n"));
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }
}
