package org.fedai.kubefate.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class SecretsForViewersTest {
    private static final String PASSWORD = "hunter2-hunter2";
    private static final String YAML = """
            # was hunter2-hunter2-old before
            mysql:
              user: fate
              password: hunter2-hunter2
            url: jdbc:mysql://fate:hunter2-hunter2@mysql/fate
            """;

    @LocalServerPort
    private int port;

    private Api admin;
    private ClusterApi clusters;

    @BeforeEach
    void prepare() {
        admin = Api.at(port).login("admin", "admin");
        clusters = new ClusterApi(admin);
        clusters.upload(TestChart.version("v1.0.0"));
        for (String role : new String[] {"viewer", "operator"}) {
            admin.post("/v1/user", Map.of("username", "secrets-" + role, "password", "long-enough", "role", role));
        }
    }

    @Test
    void a_viewer_sees_no_secret_wherever_a_cluster_yaml_is_shown() {
        JsonNode job = clusters.ended(clusters.install("secrets-one", "v1.0.0", YAML));
        List<String> paths = List.of(
                "/v1/cluster",
                "/v1/cluster?all=true",
                "/v1/cluster/" + job.path("cluster_id").asString(),
                "/v1/job",
                "/v1/job/" + job.path("uuid").asString(),
                "/v1/job/" + job.path("uuid").asString() + "?wait=1&since=2020-01-01T00:00:00Z");

        Api viewer = Api.at(port).login("secrets-viewer", "long-enough");
        Api operator = Api.at(port).login("secrets-operator", "long-enough");
        for (String path : paths) {
            assertThat(everything(viewer.get(path))).as(path).contains("***").doesNotContain(PASSWORD);
            assertThat(everything(operator.get(path))).as(path).contains(PASSWORD);
        }
        JsonNode cluster = viewer.get(paths.get(2)).data();
        assertThat(cluster.at("/Spec/mysql/user").asString()).isEqualTo("fate");
        assertThat(cluster.at("/Spec/url").asString()).isEqualTo("jdbc:mysql://fate:***@mysql/fate");
        assertThat(cluster.path("values").asString())
                .contains("chartName: tiny", "user: fate", "password: '***'")
                .doesNotContain("#");
        assertThat(viewer.get(paths.get(4)).data().at("/meta_data/chart_name").asString())
                .isEqualTo("tiny");
    }

    @Test
    void a_cluster_yaml_that_was_sent_as_json_stays_json() {
        Map<String, Object> args = ClusterApi.args("secrets-json", "v1.0.0", "");
        args.put("data", ClusterArgs.encode("""
                {"name": "secrets-json", "namespace": "secrets-json", "chartName": "tiny", "chartVersion": "v1.0.0",
                 "mysql": {"password": "hunter2-hunter2"}}"""));
        JsonNode job = clusters.ended(clusters.tryInstall(args).data());

        Api viewer = Api.at(port).login("secrets-viewer", "long-enough");
        String values = viewer.get("/v1/cluster/" + job.path("cluster_id").asString())
                .data()
                .path("values")
                .asString();

        assertThat(new JsonMapper().readTree(values).at("/mysql/password").asString())
                .isEqualTo("***");
    }

    /** The response, and what is in base64 in it. */
    private static String everything(Api.Reply reply) {
        StringBuilder all = new StringBuilder(reply.raw().body());
        reply.data().findValues("data").stream()
                .filter(JsonNode::isString)
                .forEach(data -> all.append('\n').append(ClusterArgs.decode(data.asString())));
        return all.toString();
    }
}
