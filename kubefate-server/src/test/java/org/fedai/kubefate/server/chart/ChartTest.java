package org.fedai.kubefate.server.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Charts over REST: upload, list, describe, delete. */
@ServerTest
class ChartTest {
    private Api api;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        api = service.admin();
        clusters = service.clusters();
    }

    @Test
    void an_uploaded_chart_is_shown_as_existing_clients_expect_it() {
        String uuid = uploaded(TestChart.named("shown", "v1.0.0"));

        JsonNode chart = api.get("/v1/chart/" + uuid).data();

        assertThat(chart.propertyNames())
                .containsExactlyInAnyOrder(
                        "ID",
                        "CreatedAt",
                        "UpdatedAt",
                        "DeletedAt",
                        "uuid",
                        "name",
                        "chart",
                        "values",
                        "values_template",
                        "values_template_example",
                        "templates",
                        "version",
                        "app_version");
        assertThat(chart.path("name").asString()).isEqualTo("shown");
        assertThat(chart.path("version").asString()).isEqualTo("v1.0.0");
        assertThat(chart.path("app_version").asString()).isEqualTo("1.0");
        assertThat(chart.path("chart").asString()).startsWith("apiVersion: v1\nname: shown\n");
        assertThat(chart.path("values").asString()).startsWith("greeting: hello\n");
        assertThat(chart.path("values_template").asString()).startsWith("name: {{ .name }}\n");
        assertThat(chart.path("values_template_example").asString()).isEqualTo("name: one\ngreeting: hello\n");
        JsonNode template = chart.path("templates")
                .valueStream()
                .filter(file -> file.path("name").asString().equals("templates/service.yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(Base64.getDecoder().decode(template.path("data").asString()), StandardCharsets.UTF_8))
                .contains("kind: Service");
    }

    @Test
    void the_bundled_chart_fate_is_offered_for_each_version_of_fate() {
        assertThat(api.get("/v1/chart/")
                        .data()
                        .valueStream()
                        .filter(chart -> chart.path("name").asString().equals("fate"))
                        .map(chart -> chart.path("version").asString()))
                .contains("v2.0.0", "v2.2.0");
        JsonNode example = api.get("/v1/chart/valueTemplateExample/fate/v2.2.0").data();
        assertThat(example.asString()).contains("\nchartVersion: v2.2.0\n").doesNotContain("chartVersion: v2.0.0");
    }

    @Test
    void a_list_has_every_chart_with_or_without_its_content() {
        String uuid = uploaded(TestChart.named("listed", "v1.0.0"));

        JsonNode full = named(api.get("/v1/chart/").data(), "listed").getFirst();
        JsonNode brief =
                named(api.get("/v1/chart?details=false").data(), "listed").getFirst();

        assertThat(full).isEqualTo(api.get("/v1/chart/" + uuid).data());
        assertThat(brief.propertyNames()).isEqualTo(full.propertyNames());
        for (String same : List.of("ID", "CreatedAt", "UpdatedAt", "uuid", "name", "version", "app_version")) {
            assertThat(brief.path(same)).isEqualTo(full.path(same));
        }
        assertThat(brief.path("chart").asString()).isEmpty();
        assertThat(brief.path("templates")).isEmpty();
    }

    @Test
    void a_list_is_paged() {
        for (String version : List.of("v1.0.0", "v1.1.0", "v1.2.0")) {
            uploaded(TestChart.named("paged", version));
        }
        List<String> all = uuids(api.get("/v1/chart?details=false"));

        assertThat(uuids(api.get("/v1/chart?limit=2&offset=1"))).isEqualTo(all.subList(1, 3));
        assertThat(uuids(api.get("/v1/chart?details=false&limit=2&offset=" + (all.size() - 1))))
                .isEqualTo(all.subList(all.size() - 1, all.size()));
        assertThat(api.get("/v1/chart?limit=0").status()).isEqualTo(400);
        assertThat(api.get("/v1/chart?limit=many").status()).isEqualTo(400);
    }

    @Test
    void an_upload_with_the_same_name_and_version_replaces_the_chart() {
        String first = uploaded(TestChart.named("replaced", "v1.0.0"));
        String second = uploaded(TestChart.named("replaced", "v1.0.0").with("values.yaml", "greeting: changed\n"));

        assertThat(second).isEqualTo(first);
        assertThat(api.get("/v1/chart/" + first).data().path("values").asString())
                .isEqualTo("greeting: changed\n");
        assertThat(named(api.get("/v1/chart?details=false").data(), "replaced")).hasSize(1);
    }

    @Test
    void an_invalid_chart_is_rejected() {
        assertThat(api.upload("/v1/chart", "file", new byte[0]).status()).isEqualTo(400);
        assertThat(api.upload("/v1/chart", "other", new byte[] {1}).status()).isEqualTo(400);
        assertThat(api.post("/v1/chart", Map.of()).status()).isIn(400, 415);

        Api.Reply noise = api.upload("/v1/chart", "file", "noise".getBytes(StandardCharsets.UTF_8));
        assertThat(noise.status()).isEqualTo(422);
        assertThat(noise.error()).startsWith("not a chart archive (.tgz)");

        Api.Reply broken = api.upload(
                "/v1/chart",
                "file",
                TestChart.named("broken", "v1.0.0")
                        .with("Chart.yaml", "name: [\n")
                        .archive());
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.error()).contains("Chart.yaml:");
    }

    @Test
    void an_upload_over_the_limit_is_too_large() {
        Api.Reply reply = api.upload("/v1/chart", "file", new byte[(20 << 20) + 1]);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.error()).isEqualTo("the upload is larger than the limit of 20 MiB");
    }

    @Test
    void a_chart_in_use_is_deleted_only_with_force() {
        String uuid = uploaded(TestChart.named("used", "v1.0.0"));
        JsonNode job = installed("user-of-chart", "used", "v1.0.0");

        Api.Reply refused = api.delete("/v1/chart/" + uuid);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.error())
                .isEqualTo("chart used v1.0.0 is in use by user-of-chart/user-of-chart; to delete it anyway, add "
                        + "?force=true");
        assertThat(refused.body().path("reason").asString())
                .isEqualTo("chart used v1.0.0 is in use by user-of-chart/user-of-chart");
        assertThat(refused.body().path("confirm_with").asString()).isEqualTo("force");
        assertThat(api.get("/v1/chart/" + uuid).status()).isEqualTo(200);

        assertThat(api.delete("/v1/chart/" + uuid + "?force=true").status()).isEqualTo(200);
        assertThat(api.get("/v1/chart/" + uuid).status()).isEqualTo(404);
        JsonNode removal = clusters.ended(clusters.delete(job.path("cluster_id").asString()));
        assertThat(removal.path("status").asString())
                .as("a cluster can be deleted without its chart")
                .isEqualTo("Success");
    }

    @Test
    void the_charts_before_and_after_a_running_update_are_both_in_use() {
        String before = uploaded(TestChart.named("moving", "v1.0.0"));
        String after = uploaded(TestChart.named("moving", "v1.1.0"));
        installed("moving", "moving", "v1.0.0");
        JsonNode update = api.put(
                        "/v1/cluster",
                        ClusterApi.args(
                                "moving", "moving", "moving", "v1.1.0", "web: {fake-kubelet/behavior: not-ready}\n"))
                .data();
        clusters.when(update, job -> ClusterApi.states(job).contains("Cluster update Success"));

        assertThat(api.delete("/v1/chart/" + before).status()).isEqualTo(409);
        assertThat(api.delete("/v1/chart/" + after).status()).isEqualTo(409);

        api.put("/v1/job/" + update.path("uuid").asString() + "?jobStatus=stop", Map.of());
        clusters.ended(update);
        assertThat(api.delete("/v1/chart/" + after).status()).isEqualTo(200);
        assertThat(api.delete("/v1/chart/" + before).status()).isEqualTo(409);
    }

    @Test
    void a_chart_used_only_by_deleted_clusters_is_not_in_use() {
        String uuid = uploaded(TestChart.named("left", "v1.0.0"));
        JsonNode job = installed("leaving-chart", "left", "v1.0.0");
        clusters.ended(clusters.delete(job.path("cluster_id").asString()));

        assertThat(api.delete("/v1/chart/" + uuid).status()).isEqualTo(200);
        assertThat(api.delete("/v1/chart/" + uuid).status()).isEqualTo(404);
    }

    private String uploaded(TestChart chart) {
        Api.Reply reply = api.upload("/v1/chart", "file", chart.archive());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(reply.message()).isEqualTo("CreateChart Success");
        return reply.data().path("helmUUID").asString();
    }

    private JsonNode installed(String cluster, String chart, String version) {
        JsonNode job = clusters.ended(clusters.tryInstall(ClusterApi.args(cluster, cluster, chart, version, ""))
                .data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job;
    }

    private static List<JsonNode> named(JsonNode list, String name) {
        return list.valueStream()
                .filter(chart -> chart.path("name").asString().equals(name))
                .toList();
    }

    private static List<String> uuids(Api.Reply list) {
        return list.data()
                .valueStream()
                .map(chart -> chart.path("uuid").asString())
                .toList();
    }
}
