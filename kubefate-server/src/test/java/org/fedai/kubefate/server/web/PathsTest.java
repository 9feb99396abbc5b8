package org.fedai.kubefate.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class PathsTest {
    private final RunningService service;

    PathsTest(RunningService service) {
        this.service = service;
    }

    @Test
    void the_root_reports_that_the_service_is_running() {
        Api.Reply reply = service.anonymous().get("/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString()).isEqualTo("{\"msg\":\"kubefate run Success\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/"})
    void the_root_of_the_api_is_not_a_path(String path) {
        Api.Reply reply = service.anonymous().get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().toString()).isEqualTo("{\"error\":\"error path\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/version", "/v1/cluster", "/v1/job", "/v1/chart", "/v1/cluster/nothing", "/v1/job/nothing"})
    void trailing_slashes_are_ignored(String path) {
        Api api = service.admin();

        Api.Reply without = api.get(path);
        Api.Reply with = api.get(path + "/");

        assertThat(with.status()).isEqualTo(without.status());
        assertThat(with.body()).isEqualTo(without.body());
    }

    @Test
    void unknown_paths_and_methods_have_a_clear_error() {
        Api api = service.admin();

        assertThat(api.get("/v1/nothing").status()).isEqualTo(404);
        assertThat(api.get("/v1/nothing").error()).isEqualTo("not found: /v1/nothing");
        assertThat(api.delete("/v1/version").status()).isEqualTo(405);
        assertThat(api.delete("/v1/version").error()).isNotBlank();
    }

    @Test
    void a_body_beyond_the_limit_is_rejected() {
        Api api = service.admin();

        Api.Reply reply = api.post("/v1/cluster", "{\"data\":\"" + "A".repeat(5 << 20) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.error()).contains("4 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "application/octet-stream", ""})
    void a_body_is_json_whatever_its_content_type(String type) {
        Api api = service.admin();

        for (String path : List.of("/v1/cluster", "/v1/cluster/", "/v1/cluster?create_namespace=true")) {
            Api.Reply posted = api.send(typed(api, path, type).POST(BodyPublishers.ofString("{\"name\":\"one\"}")));
            Api.Reply put = api.send(typed(api, path, type).PUT(BodyPublishers.ofString("{\"name\":\"one\"}")));

            String missing = "the request lacks namespace, chart_name, chart_version, data";
            assertThat(posted.error()).isEqualTo(missing);
            assertThat(put.error()).isEqualTo(missing);
        }
    }

    private static HttpRequest.Builder typed(Api api, String path, String type) {
        HttpRequest.Builder request = api.request(path);
        return type.isEmpty() ? request : request.header("Content-Type", type);
    }

    @Test
    void the_error_of_malformed_json_has_its_position() {
        Api api = service.admin();

        Api.Reply reply = api.post("/v1/cluster", "{\"name\": \n oops}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).contains("line 2");
    }

    @Test
    void health_is_public_and_metrics_are_not() {
        Api anonymous = service.anonymous();

        assertThat(anonymous.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(anonymous.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(anonymous.get("/actuator/prometheus").status()).isEqualTo(401);
        String basic = java.util.Base64.getEncoder()
                .encodeToString("admin:admin".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Api.Reply metrics =
                anonymous.send(anonymous.request("/actuator/prometheus").header("Authorization", "Basic " + basic));
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.raw().body()).contains("jvm_memory_used_bytes");
    }
}
