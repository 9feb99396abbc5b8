package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.SoftAssertions;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.user.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every request of the service, as everybody who may send it. A new one needs a row here. */
@ServerTest
class AccessMatrixTest {
    /**
     * The status that nobody, a viewer, an operator and an administrator get. They ask for objects that do not exist
     * and send empty bodies: 400 and 404 mean that the request was let through.
     */
    private static final String ROWS = """
            GET /                                                200 200 200 200
            GET /v1                                              400 400 400 400
            GET /error                                           404 404 404 404
            POST /v1/user/login                                  400 400 400 400
            POST /v1/user/logout                                 200 200 200 200
            GET /v1/swagger/openapi                              200 200 200 200
            GET /v1/swagger/openapi.yaml                         200 200 200 200
            GET /v1/swagger/openapi/swagger-config               200 200 200 200
            GET /v1/swagger/index.html                           302 302 302 302
            GET /v1/user                                         401 403 403 200
            POST /v1/user                                        401 403 403 400
            GET /v1/user/me                                      401 200 200 200
            GET /v1/user/{uuid}                                  401 403 403 404
            PUT /v1/user/{uuid}                                  401 403 403 404
            DELETE /v1/user/{uuid}                               401 403 403 404
            GET /v1/cluster                                      401 200 200 200
            POST /v1/cluster                                     401 403 400 400
            POST /v1/cluster/adopt                               401 403 400 400
            PUT /v1/cluster                                      401 403 400 400
            GET /v1/cluster/{uuid}                               401 404 404 404
            PUT /v1/cluster/{uuid}                               401 403 400 400
            DELETE /v1/cluster/{uuid}                            401 403 404 404
            GET /v1/cluster/{uuid}/diff                          401 400 400 400
            POST /v1/cluster/{uuid}/diff                         401 403 400 400
            GET /v1/cluster/{uuid}/revision                      401 404 404 404
            GET /v1/cluster/{uuid}/revision/{revision}           401 404 404 404
            POST /v1/cluster/{uuid}/repair                       401 403 404 404
            POST /v1/cluster/{uuid}/rollback                     401 403 404 404
            POST /v1/cluster/{uuid}/sync                         401 403 404 404
            POST /v1/cluster/{uuid}/test                         401 403 404 404
            GET /v1/job                                          401 200 200 200
            GET /v1/job/{uuid}                                   401 404 404 404
            PUT /v1/job/{uuid}                                   401 403 400 400
            DELETE /v1/job/{uuid}                                401 403 404 404
            GET /v1/chart                                        401 200 200 200
            POST /v1/chart                                       401 403 400 400
            GET /v1/chart/{uuid}                                 401 404 404 404
            DELETE /v1/chart/{uuid}                              401 403 404 404
            GET /v1/chart/valueTemplateExample/{name}/{version}  401 404 404 404
            GET /v1/namespace                                    401 200 200 200
            GET /v1/events                                       401 200 200 200
            GET /v1/log/{uuid}                                   401 404 404 404
            GET /v1/log/{uuid}/ws                                401 400 400 400
            GET /v1/audit                                        401 403 403 200
            GET /v1/version                                      401 200 200 200
            GET /actuator                                        401 200 200 200
            GET /actuator/health                                 200 200 200 200
            GET /actuator/health/**                              200 200 200 200
            GET /actuator/info                                   401 200 200 200
            GET /actuator/prometheus                             401 200 200 200
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SigningKey key;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private Accounts accounts;

    private record Row(String method, String path, List<Integer> statuses) {}

    @Test
    void every_request_has_a_row() {
        Set<String> requests = new TreeSet<>();
        Api.at(port)
                .get("/v1/swagger/openapi")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> requests.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
                    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                    for (String path : info.getPatternValues()) {
                        (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                                .forEach(method -> requests.add(method + " " + path));
                    }
                }));

        assertThat(new TreeSet<>(rows().stream()
                        .map(row -> row.method() + " " + row.path())
                        .toList()))
                .isEqualTo(requests);
    }

    @Test
    void everybody_gets_the_expected_status() {
        Map<String, Supplier<String>> roles = new LinkedHashMap<>();
        roles.put("viewer", () -> token(account("matrix-viewer", "viewer")));
        roles.put("operator", () -> token(account("matrix-operator", "operator")));
        roles.put("administrator", () -> token("admin"));
        Map<String, String> refused = refusedTokens();
        SoftAssertions all = new SoftAssertions();
        for (Row row : rows()) {
            all.assertThat(status(row, null))
                    .as("%s as nobody", row)
                    .isEqualTo(row.statuses().get(0));
            int column = 1;
            for (Map.Entry<String, Supplier<String>> role : roles.entrySet()) {
                all.assertThat(status(row, role.getValue().get()))
                        .as("%s as %s", row, role.getKey())
                        .isEqualTo(row.statuses().get(column++));
            }
            refused.forEach((kind, token) -> all.assertThat(status(row, token))
                    .as("%s with a token that is %s", row, kind)
                    .isEqualTo(row.statuses().get(0)));
        }
        all.assertAll();
    }

    /** Their owners are nobody. */
    private Map<String, String> refusedTokens() {
        Map<String, Object> claims = ForgedToken.claims(token("admin"));
        Map<String, Object> expired = new LinkedHashMap<>(claims);
        expired.put("exp", Instant.now().getEpochSecond() - 1);
        Map<String, String> refused = new TreeMap<>();
        refused.put("expired", ForgedToken.signed(Map.of("alg", "HS256"), expired, "HmacSHA256", key.key()));
        for (String none : List.of("none", "None", "NONE", "")) {
            refused.put("of algorithm '" + none + "'", ForgedToken.unsigned(Map.of("alg", none), claims));
        }
        refused.put("unsigned HS256", ForgedToken.unsigned(Map.of("alg", "HS256"), claims));
        refused.put("signed with HS384", ForgedToken.signed(Map.of("alg", "HS384"), claims, "HmacSHA384", key.key()));
        refused.put("signed with HS512", ForgedToken.signed(Map.of("alg", "HS512"), claims, "HmacSHA512", key.key()));
        refused.put(
                "RS256 with the HMAC key", ForgedToken.signed(Map.of("alg", "RS256"), claims, "HmacSHA256", key.key()));
        refused.put(
                "HS256 with another MAC", ForgedToken.signed(Map.of("alg", "HS256"), claims, "HmacSHA512", key.key()));
        var another = new SecretKeySpec(new byte[32], "HmacSHA256");
        refused.put(
                "signed with another key", ForgedToken.signed(Map.of("alg", "HS256"), claims, "HmacSHA256", another));
        refused.put(
                "signed with a key that it names",
                ForgedToken.signed(
                        Map.of("alg", "HS256", "kid", "../../dev/null", "jku", "http://127.0.0.1:1/"),
                        claims,
                        "HmacSHA256",
                        another));
        refused.put("of a deleted user", tokenAfter("matrix-deleted", (admin, path) -> admin.delete(path)));
        refused.put(
                "from before a new password",
                tokenAfter("matrix-password", (admin, path) -> admin.put(path, Map.of("password", "another-one"))));
        refused.put(
                "of a disabled user",
                tokenAfter("matrix-disabled", (admin, path) -> admin.put(path, Map.of("userStatus", "Deprecate"))));
        refused.put("of a user who is enabled again", tokenAfter("matrix-enabled", (admin, path) -> {
            admin.put(path, Map.of("userStatus", "Deprecate"));
            admin.put(path, Map.of("userStatus", "Available"));
        }));
        String loggedOut = token("admin");
        Api.at(port).withToken(loggedOut).post("/v1/user/logout", "");
        refused.put("logged out", loggedOut);
        refused.put("no token", "a.b.c");
        return refused;
    }

    private interface Change {
        void make(Api admin, String path);
    }

    private String tokenAfter(String name, Change change) {
        String token = token(account(name, "operator"));
        Api admin = Api.at(port).withToken(token("admin"));
        assertThat(Api.at(port).withToken(token).get("/v1/version").status()).isEqualTo(200);
        change.make(admin, "/v1/user/" + accounts.find(name).orElseThrow().uuid());
        return token;
    }

    private String account(String name, String role) {
        Api.at(port)
                .withToken(token("admin"))
                .post("/v1/user", Map.of("username", name, "password", "long-enough", "role", role));
        return name;
    }

    private String token(String name) {
        return tokens.issue(accounts.find(name).orElseThrow()).text();
    }

    private int status(Row row, @Nullable String token) {
        String path = row.path()
                .replace("{uuid}", "none")
                .replace("{name}", "none")
                .replace("{revision}", "1")
                .replace("{version}", "v1.0.0")
                .replace("/**", "/liveness");
        Api api = token == null ? Api.at(port) : Api.at(port).withToken(token);
        HttpRequest.Builder request = api.request(path)
                .header(
                        "Content-Type",
                        row.path().equals("/v1/chart") ? "multipart/form-data; boundary=x" : "application/json")
                .method(
                        row.method(),
                        row.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        return row.path().equals("/v1/events")
                ? statusOfStream(request)
                : api.send(request).status();
    }

    /** That of a response which does not end. */
    private static int statusOfStream(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<Row> rows() {
        return ROWS.lines()
                .map(line -> List.of(line.split(" +", -1)))
                .map(parts -> new Row(
                        parts.get(0),
                        parts.get(1),
                        parts.subList(2, parts.size()).stream()
                                .map(Integer::valueOf)
                                .toList()))
                .toList();
    }
}
