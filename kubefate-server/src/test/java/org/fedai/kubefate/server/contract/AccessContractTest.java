package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authentication and authorization, and the messages of rejected requests. */
@ServerTest
class AccessContractTest {
    private static final String UNAUTHORIZED = """
            {"code": 401, "message": "<text>", "error": "<text>"}
            """;

    private Api admin;
    private Api anonymous;

    @BeforeEach
    void log_in(RunningService service) {
        anonymous = service.anonymous();
        admin = service.admin();
    }

    @Test
    void the_liveness_request_needs_no_token() {
        new Contract(anonymous).get("", """
                {"msg": "kubefate run Success"}
                """);
        Contract.refused(400, anonymous.get("/v1"), "error path");
        Contract.refused(400, anonymous.get("/v1/"), "error path");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/user",
        "POST, /v1/user",
        "GET, /v1/user/x",
        "PUT, /v1/user/x",
        "DELETE, /v1/user/x",
        "GET, /v1/cluster",
        "POST, /v1/cluster",
        "PUT, /v1/cluster",
        "GET, /v1/cluster/x",
        "PUT, /v1/cluster/x",
        "DELETE, /v1/cluster/x",
        "POST, /v1/cluster/x/test",
        "GET, /v1/job",
        "GET, /v1/job/x",
        "PUT, /v1/job/x?jobStatus=stop",
        "DELETE, /v1/job/x",
        "GET, /v1/chart",
        "POST, /v1/chart",
        "GET, /v1/chart/x",
        "DELETE, /v1/chart/x",
        "GET, /v1/chart/valueTemplateExample/x/y",
        "GET, /v1/namespace",
        "GET, /v1/log/x",
        "GET, /v1/log/x/ws",
        "GET, /v1/version"
    })
    void every_path_requires_a_token(String method, String path) {
        for (String either : new String[] {path, Contract.slashed(path)}) {
            Contract.is(401, ask(anonymous, method, either), UNAUTHORIZED);
            Contract.is(401, ask(anonymous.withToken("a.b.c"), method, either), UNAUTHORIZED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/version", "/v1/version/", "/v1/cluster", "/v1/job/", "/v1/chart", "/v1/user/"})
    void the_token_is_accepted_in_header_query_or_cookie(String path) {
        assertThat(admin.get(path).status()).isEqualTo(200);
        assertThat(anonymous.get(path + "?token=" + admin.token()).status()).isEqualTo(200);
        assertThat(anonymous
                        .send(anonymous.request(path).header("Cookie", "jwt=" + admin.token()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_password_is_401_and_too_many_are_429() {
        for (int i = 0; i < 10; i++) {
            Contract.is(401, guess("/v1/user/login"), """
                    {"code": 401, "message": "wrong user name or password",
                     "error": "wrong user name or password"}
                    """);
        }

        Contract.refused(429, guess("/v1/user/login/"), "too many failed logins; try again in 5 minutes");
    }

    /** From a separate address, so that other tests are not affected by the limit. */
    private Api.Reply guess(String path) {
        return anonymous.send(anonymous
                .request(path)
                .header("X-Forwarded-For", "203.0.113.44")
                .POST(BodyPublishers.ofString("{\"username\":\"contract-guessed\",\"password\":\"x\"}")));
    }

    @Test
    void an_account_without_permission_gets_403() {
        Api.Reply created = admin.post(
                "/v1/user", Map.of("username", "contract-viewer", "password", "long-enough", "role", "viewer"));
        Contract viewer = new Contract(anonymous.login("contract-viewer", "long-enough"));

        viewer.refusesDelete(403, "/v1/cluster/x", "requires a role with more permissions");
        viewer.refusesPost(403, "/v1/cluster", Map.of(), "requires a role with more permissions");
        viewer.refusesGet(403, "/v1/user", "only administrators can manage accounts");
        admin.delete("/v1/user/" + created.data().path("uuid").asString());
    }

    @Test
    void unknown_paths_and_methods() {
        Contract contract = new Contract(admin);

        contract.refusesGet(404, "/v1/nothing", "not found: /v1/nothing");
        contract.refusesDelete(405, "/v1/version", "DELETE");
    }

    private static Api.Reply ask(Api api, String method, String path) {
        HttpRequest.Builder request = api.request(path).method(method, BodyPublishers.noBody());
        return api.send(request);
    }
}
