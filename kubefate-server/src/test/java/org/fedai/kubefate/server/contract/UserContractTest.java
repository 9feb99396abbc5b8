package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class UserContractTest {
    private static final String USER = """
            {MODEL "username": "NAME", "email": "NAME@example.com", "userStatus": "Available", "role": "viewer"}
            """.replace("MODEL", Contract.MODEL);

    private Contract contract;

    @BeforeEach
    void log_in(RunningService service) {
        contract = new Contract(service.admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/user/login", "/v1/user/login/"})
    void login(String path, RunningService service) {
        new Contract(service.anonymous()).post(path, Map.of("username", "admin", "password", "admin"), """
                {"code": 200, "expire": "<time>", "token": "<jwt>"}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/user/logout", "/v1/user/logout/"})
    void logout(String path, RunningService service) {
        Api api = service.login("admin", "admin");

        Contract.is(200, api.send(api.request(path).POST(BodyPublishers.noBody())), """
                {"code": 200}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void create_get_update_and_delete(String slash) {
        String name = slash.isEmpty() ? "contract-plain" : "contract-slash";
        String user = USER.replace("NAME", name);
        Map<String, String> wanted = Map.of("username", name, "password", "secret-1", "email", name + "@example.com");

        Api.Reply created = contract.post("/v1/user" + slash, wanted, """
                {"msg": "createUser Success", "data": DATA}
                """.replace("DATA", user));
        String path = "/v1/user/" + created.data().path("uuid").asString();

        contract.get(path, """
                {"msg": "getUser Success", "data": DATA}
                """.replace("DATA", user));
        contract.put(path + slash, Map.of("userStatus", "Deprecate"), """
                {"msg": "setUser Success", "data": DATA}
                """.replace(
                        "DATA", user.replace("Available", "Deprecate")));
        contract.delete(path + slash, """
                {"msg": "deleteUser Success"}
                """);
        contract.refusesGet(404, path, "there is no user with uuid");
    }

    @Test
    void list() {
        contract.get("/v1/user?limit=1", """
                {"msg": "getUserList Success", "data": [
                  {MODEL "username": "admin", "email": EMAIL, "userStatus": "Available", "role": "admin"}]}
                """.replace("MODEL", Contract.MODEL).replace("EMAIL", "\"\""));
    }

    @Test
    void refusals() {
        Map<String, String> admin = Map.of("username", "admin", "password", "long-enough");
        contract.refusesPost(409, "/v1/user", admin, "user admin already exists");
        contract.refusesPost(400, "/v1/user", Map.of("password", "x"), "username is required");
        contract.refusesPost(400, "/v1/user", "{", "the request is not the expected JSON");
        contract.refusesPost(422, "/v1/user", Map.of("username", "x", "password", "x".repeat(73)), "72 bytes");
        contract.refusesPut(404, "/v1/user/none", Map.of("email", ""), "there is no user with uuid none");
        contract.refusesDelete(404, "/v1/user/none", "there is no user with uuid none");
    }

    /** The Go command line fails on a User with an unknown status. */
    @Test
    void no_response_contains_a_secret() {
        assertThat(contract.api().get("/v1/user").raw().body())
                .doesNotContainIgnoringCase("password", "salt", "bcrypt");
    }
}
